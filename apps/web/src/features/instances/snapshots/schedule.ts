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

/** What stands in the list: words, lines of cron, or both. */
export type Schedule = { aliases: readonly Alias[]; crons: readonly Cron[] }

export type ScheduleProblem = CronProblem | { kind: 'alias'; text: string }
export type ReadSchedule = { ok: true; schedule: Schedule } | { ok: false; problem: ScheduleProblem }

/**
 * Reads what stands in `snapshots.schedule`: words and lines of cron with a comma AND a blank between them, since a
 * comma alone belongs to a line of cron. The case of letters does not matter.
 */
export const readSchedule = (text: string): ReadSchedule => {
  const aliases: Alias[] = []
  const crons: Cron[] = []
  const printed = printSchedule(text)
  for (const entry of printed === '' ? [] : printed.split(', ')) {
    const word = entry.toLowerCase()
    if (isAlias(word)) aliases.push(word)
    else if (entry.startsWith('@')) return { ok: false, problem: { kind: 'alias', text: entry } }
    else {
      const read = readCron(entry)
      if (!read.ok) return read
      crons.push(read.cron)
    }
  }
  return { ok: true, schedule: { aliases, crons } }
}

/** As the server wants it: a blank between fields, and a comma AND a blank beside words, or they are not told apart. */
export const printSchedule = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,\s*(?=@)/g, ', ')
    .replaceAll(/(@[^\s,]*),\s*/g, '$1, ')

/** Whether snapshots are taken by time at all. */
export const isScheduled = (text: string | undefined): boolean => {
  const read = readSchedule(text ?? '')
  if (!read.ok) return true
  const { aliases, crons } = read.schedule
  return crons.length > 0 || aliases.some((alias) => alias !== '@never')
}

/** The next times after `from` of all lines of cron together. */
export const timesOf = ({ crons }: Schedule, from: Date, count: number): Date[] => {
  const times = crons.flatMap((cron) => nextTimes(cron, from, count).map((time) => time.getTime()))
  return [...new Set(times)]
    .toSorted((a, b) => a - b)
    .slice(0, count)
    .map((time) => new Date(time))
}
