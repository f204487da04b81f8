import { describe, expect, it } from 'vitest'
import { isTrue } from '../../src/config-value.ts'

describe('a boolean of a configuration', () => {
  it.each(['true', 'True', 'TRUE', '1', 'yes', 'Yes', 'on', 'ON'])('“%s” means yes', (value) => {
    expect(isTrue(value)).toBe(true)
  })

  it.each([undefined, '', 'false', '0', 'no', 'off', 'y', '2', ' true'])('“%s” means no', (value) => {
    expect(isTrue(value)).toBe(false)
  })
})
