import { snapshots } from '../../../i18n/en/snapshots.ts'

/** What is wrong with the name of a snapshot, or null. Whether an empty one is fine, the caller knows. */
export const snapshotNameProblem = (name: string, taken: readonly string[]): string | null => {
  const words = snapshots.name.problems
  const refused = ['/', '?', '&', '+', '#', '%', '\\'].find((character) => name.includes(character))
  if (refused !== undefined) return words.character(refused)
  if (/\s/.test(name)) return words.blank
  if (name === '.' || name === '..') return words.dots
  return taken.includes(name) ? words.taken(name) : null
}
