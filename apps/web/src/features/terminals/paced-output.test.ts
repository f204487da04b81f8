import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pacedOutput } from './paced-output.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const bytes = (length: number, of = 0): Uint8Array => new Uint8Array(length).fill(of)
const record = () => {
  const seen: number[] = []
  const values: number[] = []
  const paced = pacedOutput((pieces) => {
    seen.push(pieces.reduce((sum, { length }) => sum + length, 0))
    for (const piece of pieces) values.push(...piece.subarray(0, 1))
  })
  return { paced, seen, values }
}

it('hands on at once what a person can read', () => {
  const { paced, seen } = record()
  for (let at = 0; at < 100; at++) {
    paced.push(bytes(100))
    vi.advanceTimersByTime(5)
  }
  expect(seen).toEqual(Array.from({ length: 100 }, () => 100))
})

it('hands a flood on thirty times a second, all of it and in order', () => {
  const { paced, seen, values } = record()
  // 8 MB/s for a second.
  for (let at = 0; at < 250; at++) {
    paced.push(bytes(32 * 1024, at))
    vi.advanceTimersByTime(4)
  }
  vi.advanceTimersByTime(100)
  expect(seen.length).toBeGreaterThan(25)
  expect(seen.length).toBeLessThan(34)
  expect(values).toEqual(Array.from({ length: 250 }, (_, at) => at))
})

it('is quick again once the flood is over', () => {
  const { paced, seen } = record()
  paced.push(bytes(100_000))
  vi.advanceTimersByTime(33)
  expect(seen).toEqual([100_000])
  vi.advanceTimersByTime(33)
  paced.push(bytes(1))
  expect(seen).toEqual([100_000, 1])
})

it('gives what waits when it is told to, and nothing after its end', () => {
  const { paced, seen } = record()
  paced.push(bytes(50_000))
  expect(seen).toEqual([])
  paced.flush()
  expect(seen).toEqual([50_000])
  paced.push(bytes(50_000))
  paced.dispose()
  vi.advanceTimersByTime(1_000)
  expect(seen).toEqual([50_000])
})
