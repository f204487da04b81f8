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

/** What is wrong with each setting, in words; a setting that is fine is not there. */
export const settingProblems = (settings: Settings): Partial<Record<SettingKey, string>> => {
  const schedule = readSchedule(settings['snapshots.schedule'])
  const pattern = patternProblem(settings['snapshots.pattern'])
  const expiry = readExpiry(settings['snapshots.expiry'])
  return {
    ...(schedule.ok ? {} : { 'snapshots.schedule': scheduleText(schedule.problem) }),
    ...(pattern === null ? {} : { 'snapshots.pattern': words[pattern] }),
    ...(expiry.ok ? {} : { 'snapshots.expiry': expiryText(expiry.problem) }),
  }
}
