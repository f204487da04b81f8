import { describe, expect, it } from 'vitest'
import { isScheduled, printSchedule, readSchedule, timesOf } from './schedule.ts'

describe('a schedule', () => {
  it('is nothing, words, lines of five fields, or all of them', () => {
    const parts = (text: string) => {
      const read = readSchedule(text)
      if (!read.ok) throw new Error(JSON.stringify(read.problem))
      return [read.schedule.aliases, read.schedule.crons.length]
    }
    expect(parts('  ')).toEqual([[], 0])
    expect(parts('@daily')).toEqual([['@daily'], 0])
    expect(parts('@Daily')).toEqual([['@daily'], 0])
    expect(parts('@startup,@weekly')).toEqual([['@startup', '@weekly'], 0])
    expect(parts('0 6 * * *')).toEqual([[], 1])
    expect(parts('0,30 6 * * *, 0 18 * * 1,3')).toEqual([[], 2])
    expect(parts('0 6 * * *,@startup')).toEqual([['@startup'], 1])
    expect(parts('@never, 0 6 * * *, @hourly')).toEqual([['@never', '@hourly'], 1])
  })

  it('says which word there is none of, and what is wrong with a field', () => {
    expect(readSchedule('@daily, @often')).toEqual({ ok: false, problem: { kind: 'alias', text: '@often' } })
    expect(readSchedule('daily')).toEqual({ ok: false, problem: { kind: 'fields', count: 1 } })
    expect(readSchedule('0 25 * * *')).toMatchObject({ ok: false, problem: { field: 'hour' } })
  })

  it('is written as the server tells words apart', () => {
    expect(printSchedule(' @startup,@weekly ')).toBe('@startup, @weekly')
    expect(printSchedule(' 0  6 * *  * ')).toBe('0 6 * * *')
    expect(printSchedule('0 6 * * 1,3,@startup,0 7 * * *')).toBe('0 6 * * 1,3, @startup, 0 7 * * *')
    expect(printSchedule('')).toBe('')
  })

  it.each([
    [undefined, false],
    ['', false],
    ['@never', false],
    ['@daily', true],
    ['@never, @startup', true],
    ['0 6 * * *', true],
    ['@never, 0 6 * * *', true],
    // Whatever a newer server understands and we do not is a schedule all the same.
    ['@fortnightly', true],
  ])('%s: is anything taken by it? %s', (text, taken) => {
    expect(isScheduled(text)).toBe(taken)
  })

  it('has times of its own only where there are lines of cron', () => {
    const from = new Date('2026-11-25T18:00:00Z')
    const times = (text: string) => {
      const read = readSchedule(text)
      return read.ok ? timesOf(read.schedule, from, 3).map((time) => time.toISOString()) : undefined
    }
    expect(times('0 6 * * *')).toEqual([
      '2026-11-26T06:00:00.000Z',
      '2026-11-27T06:00:00.000Z',
      '2026-11-28T06:00:00.000Z',
    ])
    expect(times('0 6 * * *, @daily, 0 6,18 * * *')).toEqual([
      '2026-11-26T06:00:00.000Z',
      '2026-11-26T18:00:00.000Z',
      '2026-11-27T06:00:00.000Z',
    ])
    expect(times('@daily')).toEqual([])
    expect(times('')).toEqual([])
  })
})
