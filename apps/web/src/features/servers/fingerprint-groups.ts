/** Four digits a group: a person compares two fingerprints group by group, not digit by digit. */
export const groupsOf = (fingerprint: string): string[] => fingerprint.match(/.{1,4}/g) ?? []

export type ComparedGroup = { text: string; differs: boolean }

/**
 * The groups of `shown`, each marked where `other` has something else at that place. Where nothing is the same there
 * is nothing to point at, and none is marked: only a few that differ among equal ones could be overlooked.
 */
export const comparedGroups = (shown: string, other: string): ComparedGroup[] => {
  const others = groupsOf(other)
  const groups = groupsOf(shown)
  const some = groups.some((text, index) => text === others[index])
  return groups.map((text, index) => ({ text, differs: some && text !== others[index] }))
}
