import { describe, expect, it } from 'vitest'
import { addressesIn, shortAddress } from './addresses.ts'

describe('pasted addresses', () => {
  it('are taken from lines, commas and blanks, each once', () => {
    expect(addressesIn(' 192.0.2.1:8443\n192.0.2.2, [2001:db8::1]:8443\t192.0.2.2 \n')).toEqual([
      '192.0.2.1:8443',
      '192.0.2.2',
      '[2001:db8::1]:8443',
    ])
  })

  it('are none in an empty text', () => {
    expect(addressesIn(' \n ')).toEqual([])
  })
})

describe('a shown address', () => {
  it('leaves out the scheme and the usual port', () => {
    expect(shortAddress('https://192.0.2.1:8443')).toBe('192.0.2.1')
    expect(shortAddress('[2001:db8::1]:8443')).toBe('[2001:db8::1]')
  })

  it('keeps another port, and the path of a socket', () => {
    expect(shortAddress('127.0.0.1:18443')).toBe('127.0.0.1:18443')
    expect(shortAddress('/var/lib/incus/unix.socket')).toBe('/var/lib/incus/unix.socket')
  })
})
