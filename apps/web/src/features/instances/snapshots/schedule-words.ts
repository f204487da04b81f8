import { snapshots } from '../../../i18n/en/snapshots.ts'
import type { ExpiryProblem } from './expiry.ts'
import { readExpiry } from './expiry.ts'
import { patternProblem } from './pattern.ts'
import { readSchedule, type ScheduleProblem } from './schedule.ts'
import type { SettingKey, Settings } from './settings.ts'

const words = snapshots.schedule.problems

const scheduleText = (problem: ScheduleProblem): string => {
  switch (problem.kind) {
    case 'alias':
      return words.alias(problem.text)
    case 'fields':
      return words.fields(problem.count)
    case 'field':
      return words.field(problem.field, problem.text, problem.low, problem.high)
  }
}

const expiryText = (problem: ExpiryProblem): string =>
  problem.kind === 'part' ? words.part(problem.text) : words.twice(problem.unit)

export type Problems = Partial<Record<SettingKey, string>>

/** What is wrong with each setting, in words; a setting that is fine is not there. */
export const settingProblems = (settings: Settings): Problems => {
  const schedule = readSchedule(settings['snapshots.schedule'])
  const pattern = patternProblem(settings['snapshots.pattern'])
  const expiry = readExpiry(settings['snapshots.expiry'])
  return {
    ...(schedule.ok ? {} : { 'snapshots.schedule': scheduleText(schedule.problem) }),
    ...(pattern === null ? {} : { 'snapshots.pattern': words[pattern] }),
    ...(expiry.ok ? {} : { 'snapshots.expiry': expiryText(expiry.problem) }),
  }
}

/**
 * The problems of what a person changed, and those of what was there before: the server took that, so it is what we
 * cannot read, and nothing to stop anybody.
 */
export const toldApart = (
  problems: Problems,
  changes: Partial<Settings>,
): { wrong: Problems; unread: Problems } => {
  const which = (changed: boolean): Problems =>
    Object.fromEntries(Object.entries(problems).filter(([key]) => key in changes === changed))
  return { wrong: which(true), unread: which(false) }
}
