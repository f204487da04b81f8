import { ui } from './en/ui.ts'

const locale = 'en-GB'
const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const dayOfYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const plural = new Intl.PluralRules(locale)

/** What stands where a server has no figure. */
export const none = '–'

export const number = (value: number): string => integer.format(value)

/** `1 instance`, `1,284 instances`. */
export const count = (value: number, one: string, other: string): string =>
  `${integer.format(value)} ${plural.select(value) === 'one' ? one : other}`

/** `a, b and c`. */
export const words = (items: readonly string[]): string => list.format(items)

/** How often the step goes into the value: the place of its unit. */
const unitOf = (value: number, step: number, last: number): number => {
  let amount = Math.abs(value)
  let unit = 0
  // 1023.96 would be rounded to 1,024.0, so the next unit begins a little early.
  while (amount >= step - 0.05 && unit < last) {
    amount /= step
    unit += 1
  }
  return unit
}

const amountText = (amount: number, unit: number): string =>
  unit === 0 || amount >= 100 ? integer.format(amount) : oneDigit.format(amount)

const scaled = (value: number, step: number, units: readonly string[]): string => {
  const unit = unitOf(value, step, units.length - 1)
  return `${amountText(value / step ** unit, unit)} ${units[unit] ?? ''}`
}

const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** Bytes in binary units, as LXD counts limits and memory: `412 MiB`, `3.1 GiB`. */
export const bytes = (value: number | null | undefined): string =>
  value === null || value === undefined ? none : scaled(value, 1024, binary)

/** Used of a whole, both in the unit of the whole, so that they can be compared at a glance: `2.4 of 24.0 GiB`. */
export const bytesOf = (used: number, total: number): string => {
  const unit = unitOf(total, 1024, binary.length - 1)
  const part = (value: number): string => amountText(value / 1024 ** unit, unit)
  return ui.of(part(used), `${part(total)} ${binary[unit] ?? ''}`)
}

/** Bytes a second in decimal units, as networks are sold: `8.4 MB/s`. */
export const rate = (value: number | null | undefined): string =>
  value === null || value === undefined ? none : scaled(value, 1000, ['B/s', 'kB/s', 'MB/s', 'GB/s'])

/** 0–100 and above: `14 %`. */
export const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? none : `${integer.format(value)} %`

/** A round trip: `0.4 ms`, `12 ms`. */
export const milliseconds = (value: number | null | undefined): string => {
  if (value === null || value === undefined) return none
  return `${value < 10 ? oneDigit.format(value) : integer.format(value)} ms`
}

/** How long something took: `0.3 s`, `41 s`, `3 min 5 s`, `2 h 10 min`. */
export const duration = (ms: number): string => {
  const seconds = ms / 1000
  if (seconds < 10) return `${oneDigit.format(Math.max(0, seconds))} s`
  if (seconds < 60) return `${integer.format(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const steps: readonly [number, string][] = [
  [365 * 86_400, ui.ago.years],
  [86_400, ui.ago.days],
  [3600, ui.ago.hours],
  [60, ui.ago.minutes],
]

/** Short age for tables: `now`, `3 min`, `2 h`, `41 d`, `2 y`. */
export const age = (iso: string, now: number): string => {
  const seconds = (now - Date.parse(iso)) / 1000
  if (Number.isNaN(seconds)) return none
  const step = steps.find(([length]) => seconds >= length)
  return step === undefined ? ui.ago.now : `${Math.floor(seconds / step[0])} ${step[1]}`
}

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

/** `14:02` for today, `23 Nov, 14:02` for this year, and the year with any other. */
export const since = (iso: string | number, now = Date.now()): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return none
  const today = new Date(now)
  if (sameDay(date, today)) return clock.format(date)
  return (date.getFullYear() === today.getFullYear() ? dayAndClock : dayOfYear).format(date)
}

/** The whole point in time, for tooltips and detail pages. LXD writes year 1 where it has none. */
export const moment = (iso: string): string => {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) || date.getFullYear() < 1980 ? none : whole.format(date)
}
