import { instantOf } from '../local-time.ts'

/*
 * `snapshots.expiry` is a time span like `1M 2H 3d 4w 5m 6y`: minutes, hours, days, weeks, months, years, each unit
 * once, with blanks between. `expires_at` of a snapshot is a point in time, or the year 1 for "never".
 */

export const neverExpires = '0001-01-01T00:00:00Z'

/** The point in time at which a snapshot expires, or null for never. */
export const expiresAt = (text: string | undefined): string | null =>
  text === undefined || text === '' || Number.isNaN(Date.parse(text)) || text.startsWith('0001-')
    ? null
    : text

type Unit = 'M' | 'H' | 'd' | 'w' | 'm' | 'y'
export type Span = Partial<Record<Unit, number>>
export type ExpiryProblem = { kind: 'part'; text: string } | { kind: 'twice'; unit: string }
export type ReadExpiry = { ok: true; span: Span } | { ok: false; problem: ExpiryProblem }

const isUnit = (text: string | undefined): text is Unit => text !== undefined && /^[MHdwmy]$/.test(text)

export const readExpiry = (text: string): ReadExpiry => {
  const span: Span = {}
  for (const part of text.trim().split(/\s+/)) {
    if (part === '') continue
    const [, count, unit] = /^(\d{1,6})([A-Za-z])$/.exec(part) ?? []
    if (count === undefined || !isUnit(unit)) return { ok: false, problem: { kind: 'part', text: part } }
    if (span[unit] !== undefined) return { ok: false, problem: { kind: 'twice', unit } }
    span[unit] = Number(count)
  }
  return { ok: true, span }
}

/** When something ends that begins at `from`; null where the span is empty, which means never. */
export const endOf = (from: Date, { M = 0, H = 0, d = 0, w = 0, m = 0, y = 0 }: Span): Date | null => {
  if (M + H + d + w + m + y === 0) return null
  const end = new Date(from)
  end.setUTCFullYear(end.getUTCFullYear() + y, end.getUTCMonth() + m, end.getUTCDate() + d + w * 7)
  return new Date(end.getTime() + (H * 60 + M) * 60_000)
}

/** The spans that a person is offered. */
export const presets = ['1d', '1w', '1m', '3m', '1y'] as const
type Preset = (typeof presets)[number]

/** What a person chose: what the instance says, never, a span from now on, or a date in the clock of the browser. */
export type ExpiryChoice = 'inherited' | 'never' | Preset | 'date'

/**
 * `expires_at` as it is sent; undefined leaves it to the server. An empty or unreadable date is null: it must not be
 * sent.
 */
export const sentExpiry = (choice: ExpiryChoice, date: string, now: Date): string | null | undefined => {
  if (choice === 'inherited') return undefined
  if (choice === 'never') return neverExpires
  if (choice === 'date') return instantOf(date) ?? null
  const read = readExpiry(choice)
  return read.ok ? (endOf(now, read.span)?.toISOString() ?? null) : null
}
