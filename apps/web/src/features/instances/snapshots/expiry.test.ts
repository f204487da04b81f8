import { describe, expect, it } from 'vitest'
import { localInput } from '../local-time.ts'
import { endOf, expiresAt, neverExpires, readExpiry, sentExpiry } from './expiry.ts'

const now = new Date('2026-11-25T18:23:00Z')

describe('a span of snapshots.expiry', () => {
  it('has each unit once, in any order', () => {
    expect(readExpiry('')).toEqual({ ok: true, span: {} })
    expect(readExpiry(' 2H  1M 3d 4w 5m 6y ')).toEqual({
      ok: true,
      span: { M: 1, H: 2, d: 3, w: 4, m: 5, y: 6 },
    })
    expect(readExpiry('1d 2d')).toEqual({ ok: false, problem: { kind: 'twice', unit: 'd' } })
  })

  it.each(['7 d', '7', 'd', '1.5d', '-1d', '7D', '1h', 'never'])('is not “%s”', (text) => {
    expect(readExpiry(text)).toMatchObject({ ok: false, problem: { kind: 'part' } })
  })

  it.each([
    [{}, null],
    [{ d: 0 }, null],
    [{ M: 5, H: 1 }, '2026-11-25T19:28:00.000Z'],
    [{ d: 7 }, '2026-12-02T18:23:00.000Z'],
    [{ w: 2 }, '2026-12-09T18:23:00.000Z'],
    [{ m: 3 }, '2027-02-25T18:23:00.000Z'],
    [{ y: 1, d: 1 }, '2027-11-26T18:23:00.000Z'],
  ])('%o ends at %s', (span, end) => {
    expect(endOf(now, span)?.toISOString() ?? null).toBe(end)
  })
})

describe('when a snapshot expires', () => {
  it('is never in the year 1, which is how servers write it', () => {
    expect(expiresAt(neverExpires)).toBeNull()
    expect(expiresAt('')).toBeNull()
    expect(expiresAt(undefined)).toBeNull()
    expect(expiresAt('2026-12-02T18:23:00Z')).toBe('2026-12-02T18:23:00Z')
  })

  it('is sent as a point in time, or not at all where the instance decides', () => {
    expect(sentExpiry('inherited', '', now)).toBeUndefined()
    expect(sentExpiry('never', '', now)).toBe(neverExpires)
    expect(sentExpiry('1w', '', now)).toBe('2026-12-02T18:23:00.000Z')
    expect(sentExpiry('3m', '', now)).toBe('2027-02-25T18:23:00.000Z')
    expect(sentExpiry('date', '', now)).toBeNull()
  })

  it('goes through a date field and back', () => {
    expect(sentExpiry('date', localInput(now), now)).toBe('2026-11-25T18:23:00Z')
  })
})
