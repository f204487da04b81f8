import { type Cron, type CronProblem, nextTimes, readCron } from './cron.ts'

/** The words that `snapshots.schedule` takes instead of a line of cron. The server chooses the minute by itself. */
const aliases = [
  '@hourly',
  '@daily',
  '@midnight',
  '@weekly',
  '@monthly',
  '@annually',
  '@yearly',
  '@startup',
  '@never',
] as const
type Alias = (typeof aliases)[number]

const isAlias = (text: string): text is Alias => aliases.some((alias) => alias === text)

/** `aliases` where it is made of words; `cron` for a line of five fields; `none` for nothing at all. */
export type Schedule =
  | { kind: 'none' }
  | { kind: 'aliases'; aliases: readonly Alias[] }
  | { kind: 'cron'; cron: Cron }

export type ScheduleProblem = CronProblem | { kind: 'alias'; text: string }
export type ReadSchedule = { ok: true; schedule: Schedule } | { ok: false; problem: ScheduleProblem }

/** Reads what stands in `snapshots.schedule`: words with a comma and a blank between them, or one line of cron. */
export const readSchedule = (text: string): ReadSchedule => {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, schedule: { kind: 'none' } }
  if (trimmed.startsWith('@')) {
    const words = trimmed.split(/,\s*/)
    const unknown = words.find((word) => !isAlias(word))
    if (unknown !== undefined) return { ok: false, problem: { kind: 'alias', text: unknown } }
    return { ok: true, schedule: { kind: 'aliases', aliases: words.filter(isAlias) } }
  }
  const read = readCron(trimmed)
  return read.ok ? { ok: true, schedule: { kind: 'cron', cron: read.cron } } : read
}

/** As the server wants it: words are separated by a comma AND a blank, or they are not told apart. */
export const printSchedule = (text: string): string =>
  text.trim().startsWith('@') ? text.trim().split(/,\s*/).join(', ') : text.trim().split(/\s+/).join(' ')

/** Whether snapshots are taken by time at all. */
export const isScheduled = (text: string | undefined): boolean => {
  const read = readSchedule(text ?? '')
  if (!read.ok) return true
  if (read.schedule.kind !== 'aliases') return read.schedule.kind === 'cron'
  return read.schedule.aliases.some((alias) => alias !== '@never')
}

export const timesOf = (schedule: Schedule, from: Date, count: number): Date[] =>
  schedule.kind === 'cron' ? nextTimes(schedule.cron, from, count) : []
