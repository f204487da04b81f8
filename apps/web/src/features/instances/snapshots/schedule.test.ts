import { describe, expect, it } from 'vitest'
import { isScheduled, printSchedule, readSchedule, timesOf } from './schedule.ts'

describe('a schedule', () => {
  it('is nothing, words, or five fields', () => {
    expect(readSchedule('  ')).toEqual({ ok: true, schedule: { kind: 'none' } })
    expect(readSchedule('@daily')).toEqual({ ok: true, schedule: { kind: 'aliases', aliases: ['@daily'] } })
    expect(readSchedule('@startup,@weekly')).toEqual({
      ok: true,
      schedule: { kind: 'aliases', aliases: ['@startup', '@weekly'] },
    })
    expect(readSchedule('0 6 * * *')).toMatchObject({ ok: true, schedule: { kind: 'cron' } })
  })

  it('says which word there is none of, and what is wrong with a field', () => {
    expect(readSchedule('@daily, @often')).toEqual({ ok: false, problem: { kind: 'alias', text: '@often' } })
    expect(readSchedule('daily')).toEqual({ ok: false, problem: { kind: 'fields', count: 1 } })
    expect(readSchedule('0 25 * * *')).toMatchObject({ ok: false, problem: { field: 'hour' } })
  })

  it('is written as the server tells words apart', () => {
    expect(printSchedule(' @startup,@weekly ')).toBe('@startup, @weekly')
    expect(printSchedule(' 0  6 * *  * ')).toBe('0 6 * * *')
    expect(printSchedule('')).toBe('')
  })

  it.each([
    [undefined, false],
    ['', false],
    ['@never', false],
    ['@daily', true],
    ['@never, @startup', true],
    ['0 6 * * *', true],
    // Whatever a newer server understands and we do not is a schedule all the same.
    ['@fortnightly', true],
  ])('%s: is anything taken by it? %s', (text, taken) => {
    expect(isScheduled(text)).toBe(taken)
  })

  it('has times of its own only where it is a line of cron', () => {
    const from = new Date('2026-11-25T18:00:00Z')
    const times = (text: string) => {
      const read = readSchedule(text)
      return read.ok ? timesOf(read.schedule, from, 1).map((time) => time.toISOString()) : undefined
    }
    expect(times('0 6 * * *')).toEqual(['2026-11-26T06:00:00.000Z'])
    expect(times('@daily')).toEqual([])
    expect(times('')).toEqual([])
  })
})
