import { describe, expect, it } from 'vitest'
import { nextTimes, readCron } from './cron.ts'

const from = new Date('2026-11-25T18:23:40Z') // A Wednesday.

const next = (line: string, count = 3): string[] => {
  const read = readCron(line)
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return nextTimes(read.cron, from, count).map((time) => time.toISOString().slice(0, 16))
}

describe('the next times of a schedule', () => {
  it.each([
    ['* * * * *', ['2026-11-25T18:24', '2026-11-25T18:25', '2026-11-25T18:26']],
    ['*/20 * * * *', ['2026-11-25T18:40', '2026-11-25T19:00', '2026-11-25T19:20']],
    ['5/25 18 * * *', ['2026-11-25T18:30', '2026-11-25T18:55', '2026-11-26T18:05']],
    ['0 6 * * *', ['2026-11-26T06:00', '2026-11-27T06:00', '2026-11-28T06:00']],
    ['30 3,15 * * *', ['2026-11-26T03:30', '2026-11-26T15:30', '2026-11-27T03:30']],
    ['0 0 1 * *', ['2026-12-01T00:00', '2027-01-01T00:00', '2027-02-01T00:00']],
    ['0 0 1 jan-mar/2 ?', ['2027-01-01T00:00', '2027-03-01T00:00', '2028-01-01T00:00']],
    ['0 4 * * SUN', ['2026-11-29T04:00', '2026-12-06T04:00', '2026-12-13T04:00']],
    ['0 4 * * 1-5', ['2026-11-26T04:00', '2026-11-27T04:00', '2026-11-30T04:00']],
    ['0 0 29 2 *', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ])('%s', (line, times) => {
    expect(next(line)).toEqual(times)
  })

  it('needs only one of the two kinds of days where both are narrowed', () => {
    expect(next('0 0 1 * 5')).toEqual(['2026-11-27T00:00', '2026-12-01T00:00', '2026-12-04T00:00'])
  })

  it('never comes on a day that no month has', () => {
    expect(next('0 0 30 2 *')).toEqual([])
  })
})

describe('what is wrong with a schedule', () => {
  it.each([
    ['', { kind: 'fields', count: 0 }],
    ['0 6 * *', { kind: 'fields', count: 4 }],
    ['0 0 6 * * *', { kind: 'fields', count: 6 }],
    ['60 * * * *', { kind: 'field', field: 'minute', text: '60', low: 0, high: 59 }],
    ['0 24 * * *', { kind: 'field', field: 'hour', text: '24', low: 0, high: 23 }],
    ['0 0 0 * *', { kind: 'field', field: 'day', text: '0', low: 1, high: 31 }],
    ['0 0 * 13 *', { kind: 'field', field: 'month', text: '13', low: 1, high: 12 }],
    ['0 0 * * 7', { kind: 'field', field: 'weekday', text: '7', low: 0, high: 6 }],
    ['*/0 * * * *', { kind: 'field', field: 'minute', text: '*/0', low: 0, high: 59 }],
    ['9-5 * * * *', { kind: 'field', field: 'minute', text: '9-5', low: 0, high: 59 }],
    ['1-2-3 * * * *', { kind: 'field', field: 'minute', text: '1-2-3', low: 0, high: 59 }],
    ['1/2/3 * * * *', { kind: 'field', field: 'minute', text: '1/2/3', low: 0, high: 59 }],
    ['0 noon * * *', { kind: 'field', field: 'hour', text: 'noon', low: 0, high: 23 }],
    ['0, * * * *', { kind: 'field', field: 'minute', text: '0,', low: 0, high: 59 }],
  ])('“%s”', (line, problem) => {
    expect(readCron(line)).toEqual({ ok: false, problem })
  })
})
