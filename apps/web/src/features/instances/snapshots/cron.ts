/*
 * The five fields of `snapshots.schedule`, as LXD and Incus read them (robfig/cron):
 *
 *   minute hour day-of-month month day-of-week
 *   field = part {"," part};  part = ("*" | "?" | value ["-" value]) ["/" step]
 *
 * Months and days may be names of three letters. Where day-of-month and day-of-week are both narrowed, a day needs
 * only one of them.
 */

type Field = { name: CronField; low: number; high: number; names: readonly string[] }
type CronField = 'minute' | 'hour' | 'day' | 'month' | 'weekday'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: months },
  { name: 'weekday', low: 0, high: 6, names: weekdays },
]

/** What a field allows; `any` where it was a star, which matters for the two kinds of days. */
type Allowed = { values: ReadonlySet<number>; any: boolean }
export type Cron = Readonly<Record<CronField, Allowed>>

export type CronProblem =
  | { kind: 'fields'; count: number }
  | { kind: 'field'; field: CronField; text: string; low: number; high: number }

export type ReadCron = { ok: true; cron: Cron } | { ok: false; problem: CronProblem }

const readValue = (text: string, field: Field): number | undefined => {
  const named = field.names.indexOf(text.toLowerCase())
  if (named >= 0) return named + field.low
  if (!/^\d+$/.test(text)) return undefined
  const value = Number(text)
  return value >= field.low && value <= field.high ? value : undefined
}

const readPart = (part: string, field: Field): { values: number[]; any: boolean } | undefined => {
  const [range = '', stepText, ...more] = part.split('/')
  const step = stepText === undefined ? 1 : /^\d+$/.test(stepText) ? Number(stepText) : 0
  if (more.length > 0 || step === 0) return undefined
  const any = range === '*' || range === '?'
  const [first = '', last, ...rest] = any ? [] : range.split('-')
  if (rest.length > 0) return undefined
  const from = any ? field.low : readValue(first, field)
  // One value with a step goes on to the end, as in `5/15`.
  const to =
    any || (last === undefined && stepText !== undefined) ? field.high : readValue(last ?? first, field)
  if (from === undefined || to === undefined || to < from) return undefined
  const values: number[] = []
  for (let value = from; value <= to; value += step) values.push(value)
  return { values, any: any && step === 1 }
}

const readField = (text: string, field: Field): Allowed | undefined => {
  const parts = text.split(',').map((part) => readPart(part, field))
  const values = new Set<number>()
  let any = false
  for (const part of parts) {
    if (part === undefined) return undefined
    any ||= part.any
    for (const value of part.values) values.add(value)
  }
  return { values, any }
}

/** Reads a line of five fields, or says what is wrong with which. */
export const readCron = (line: string): ReadCron => {
  const texts = line.trim().split(/\s+/)
  if (line.trim() === '' || texts.length !== fields.length) {
    return { ok: false, problem: { kind: 'fields', count: line.trim() === '' ? 0 : texts.length } }
  }
  const none: Allowed = { values: new Set(), any: true }
  const cron: Record<CronField, Allowed> = { minute: none, hour: none, day: none, month: none, weekday: none }
  for (const [index, field] of fields.entries()) {
    const text = texts[index] ?? ''
    const allowed = readField(text, field)
    if (allowed === undefined) {
      const { name, low, high } = field
      return { ok: false, problem: { kind: 'field', field: name, text, low, high } }
    }
    cron[field.name] = allowed
  }
  return { ok: true, cron }
}

const isDay = (cron: Cron, at: Date): boolean => {
  if (!cron.month.values.has(at.getUTCMonth() + 1)) return false
  const day = cron.day.values.has(at.getUTCDate())
  const weekday = cron.weekday.values.has(at.getUTCDay())
  return cron.day.any || cron.weekday.any ? day && weekday : day || weekday
}

/** Long enough for a 29th of February across a century that has none. */
const daysAhead = 9 * 366

/**
 * The next times after `from`, by a clock that runs in UTC; fewer than `count` where there are no more, as for the
 * 30th of February.
 */
export const nextTimes = (cron: Cron, from: Date, count: number): Date[] => {
  const times: Date[] = []
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()))
  for (let passed = 0; passed < daysAhead && times.length < count; passed += 1) {
    if (isDay(cron, day)) times.push(...timesOf(cron, day).filter((time) => time > from))
    day.setUTCDate(day.getUTCDate() + 1)
  }
  return times.slice(0, count)
}

const timesOf = (cron: Cron, day: Date): Date[] =>
  [...cron.hour.values]
    .toSorted((a, b) => a - b)
    .flatMap((hour) =>
      [...cron.minute.values]
        .toSorted((a, b) => a - b)
        .map((minute) => new Date(day.getTime() + (hour * 60 + minute) * 60_000)),
    )
