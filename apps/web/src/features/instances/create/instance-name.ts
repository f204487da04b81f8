import { t } from '../../../i18n/en.ts'

/** What is wrong with the name by the rules of LXD and Incus, or null. The empty name is fine: the server makes one. */
export const nameProblem = (name: string): string | null => {
  if (name === '') return null
  const problems = t.create.name.problems
  if (name.length > 63) return problems.long
  if (/[^A-Za-z0-9-]/.test(name)) return problems.characters
  if (name.startsWith('-')) return problems.dashFirst
  if (name.endsWith('-')) return problems.dashLast
  if (/^\d/.test(name)) return problems.digitFirst
  return null
}
