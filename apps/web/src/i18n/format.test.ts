import { expect, it } from 'vitest'
import {
  age,
  bytes,
  bytesOf,
  count,
  duration,
  milliseconds,
  moment,
  none,
  percent,
  rate,
  since,
  words,
} from './format.ts'

it.each([
  [0, '0 B'],
  [1023, '1,023 B'],
  [1024, '1.0 KiB'],
  [1_048_575, '1.0 MiB'],
  [432_013_312, '412 MiB'],
  [3.1 * 1024 ** 3, '3.1 GiB'],
  [null, none],
])('%s bytes are %s', (value, text) => expect(bytes(value)).toBe(text))

it.each([
  [8_400_000, '8.4 MB/s'],
  [12, '12 B/s'],
  [undefined, none],
])('%s bytes a second are %s', (value, text) => expect(rate(value)).toBe(text))

it.each([
  [260, '0.3 s'],
  [41_000, '41 s'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
])('%s ms took %s', (value, text) => expect(duration(value)).toBe(text))

it('says how long ago, in one unit', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  expect(age('2026-11-24T11:59:30Z', now)).toBe('now')
  expect(age('2026-11-24T11:57:00Z', now)).toBe('3 min')
  expect(age('2026-11-24T10:00:00Z', now)).toBe('2 h')
  expect(age('2026-10-14T12:00:00Z', now)).toBe('41 d')
  expect(age('2024-11-01T12:00:00Z', now)).toBe('2 y')
  expect(age('nonsense', now)).toBe(none)
})

it('leaves the day out for today only', () => {
  const noon = new Date(2026, 10, 24, 12).getTime()
  expect(since(new Date(2026, 10, 24, 9, 5).toISOString(), noon)).toBe('09:05')
  expect(since(new Date(2026, 10, 23, 9, 5).toISOString(), noon)).toBe('23 Nov, 09:05')
  expect(since(new Date(2027, 10, 23, 9, 5).toISOString(), noon)).toBe('23 Nov 2027, 09:05')
  expect(since(new Date(2025, 10, 24, 9, 5).toISOString(), noon)).toBe('24 Nov 2025, 09:05')
})

it('knows that year 1 is no time', () => {
  expect(moment('0001-01-01T00:00:00Z')).toBe(none)
  expect(moment('2026-11-24T12:00:00Z')).toContain('2026')
})

it('counts, lists and rounds', () => {
  expect(count(1, 'instance', 'instances')).toBe('1 instance')
  expect(count(1284, 'instance', 'instances')).toBe('1,284 instances')
  expect(words(['a', 'b', 'c'])).toBe('a, b and c')
  expect(percent(14.4)).toBe('14 %')
  expect(milliseconds(0.42)).toBe('0.4 ms')
  expect(milliseconds(12.3)).toBe('12 ms')
})

it('gives a part in the unit of the whole', () => {
  expect(bytesOf(512 * 1024 ** 2, 24 * 1024 ** 3)).toBe('0.5 of 24.0 GiB')
  expect(bytesOf(69.9 * 1024 ** 3, 756 * 1024 ** 3)).toBe('69.9 of 756 GiB')
})
