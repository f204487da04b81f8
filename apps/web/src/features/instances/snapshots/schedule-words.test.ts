import { describe, expect, it } from 'vitest'
import { settingProblems, toldApart } from './schedule-words.ts'
import type { Settings } from './settings.ts'

const settings = (part: Partial<Settings>): Settings => ({
  'snapshots.schedule': '',
  'snapshots.schedule.stopped': '',
  'snapshots.pattern': '',
  'snapshots.expiry': '',
  ...part,
})

describe('what is said about settings', () => {
  it('is nothing where all is well, or nothing is set', () => {
    expect(settingProblems(settings({}))).toEqual({})
    expect(
      settingProblems(
        settings({
          'snapshots.schedule': '@daily, @startup',
          'snapshots.pattern': 'n-%d',
          'snapshots.expiry': '2w 12H',
        }),
      ),
    ).toEqual({})
  })

  it('names the field, and what it may be', () => {
    const { 'snapshots.schedule': text } = settingProblems(settings({ 'snapshots.schedule': '0 25 * * *' }))
    expect(text).toBe('25 is no hour: 0 to 23, *, lists and ranges like 1-5')
    expect(settingProblems(settings({ 'snapshots.schedule': '0 6 *' }))['snapshots.schedule']).toMatch(
      /^Five fields, not 3/,
    )
    expect(settingProblems(settings({ 'snapshots.schedule': '@often' }))['snapshots.schedule']).toMatch(
      /^@often/,
    )
  })

  it('names the part of a time span, and what a pattern must not have', () => {
    expect(settingProblems(settings({ 'snapshots.expiry': '7 days', 'snapshots.pattern': '%d-%d' }))).toEqual(
      {
        'snapshots.expiry': '7 is no time span: a count and one of M, H, d, w, m, y, like 7d',
        'snapshots.pattern': '%d may stand there only once',
      },
    )
    expect(settingProblems(settings({ 'snapshots.expiry': '1d 2d' }))['snapshots.expiry']).toBe(
      'd stands there twice',
    )
  })
})

it('what was there before and cannot be read is not held against a person who changed something else', () => {
  const now = settings({ 'snapshots.schedule': '0 6 * * 7', 'snapshots.expiry': '7 days' })
  const { wrong, unread } = toldApart(settingProblems(now), { 'snapshots.expiry': '7 days' })
  expect(Object.keys(wrong)).toEqual(['snapshots.expiry'])
  expect(Object.keys(unread)).toEqual(['snapshots.schedule'])
})
