import { expect, it } from 'vitest'
import { clock } from './clock.ts'

it.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [750, '12:30'],
  [3600, '1:00:00'],
  [3723, '1:02:03'],
  [-1, '0:00'],
])('%d s is %s', (seconds, shown) => expect(clock(seconds)).toBe(shown))
