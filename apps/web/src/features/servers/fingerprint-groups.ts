/** Four digits a group: a person compares two fingerprints group by group, not digit by digit. */
export const groupsOf = (fingerprint: string): string[] => fingerprint.match(/.{1,4}/g) ?? []

export type ComparedGroup = { text: string; differs: boolean }

/** The groups of `shown`, each marked where `other` has something else at that place. */
export const comparedGroups = (shown: string, other: string): ComparedGroup[] => {
  const others = groupsOf(other)
  return groupsOf(shown).map((text, index) => ({ text, differs: text !== others[index] }))
}
