import { stringify } from 'yaml'
import type { Editable } from './editable.ts'

/** A part that can be changed by itself: one key of the configuration, one device, the list of profiles. */
export type Part = { section: keyof Editable; key: string }
/** What it is in the three versions, as text; undefined where it is not there. */
export type Change = Part & { base: string | undefined; mine: string | undefined; theirs: string | undefined }

export type Merge = {
  /** What was changed on the server since it was read, and not here, or here to the same. */
  taken: Change[]
  /** What was changed on both sides, and differently. */
  conflicts: Change[]
}

const maps = ['config', 'devices'] as const
const isMap = (section: keyof Editable): section is (typeof maps)[number] =>
  section === 'config' || section === 'devices'

const partsOf = (editables: readonly Editable[]): Part[] => [
  ...(['description', 'ephemeral', 'profiles'] as const).map((section) => ({ section, key: '' })),
  ...maps.flatMap((section) =>
    [...new Set(editables.flatMap((each) => Object.keys(each[section])))]
      .sort((a, b) => a.localeCompare(b))
      .map((key) => ({ section, key })),
  ),
]

const partOf = (editable: Editable, { section, key }: Part): unknown =>
  isMap(section) ? editable[section][key] : editable[section]

const textOf = (editable: Editable, part: Part): string | undefined => {
  const value = partOf(editable, part)
  if (value === undefined) return undefined
  return typeof value === 'string'
    ? value
    : stringify(value, { sortMapEntries: true, lineWidth: 0 }).trimEnd()
}

/** Compares what was read, what was made of it here, and what the server has now. */
export const compare = (base: Editable, mine: Editable, theirs: Editable): Merge => {
  const merge: Merge = { taken: [], conflicts: [] }
  for (const part of partsOf([base, mine, theirs])) {
    const change = {
      ...part,
      base: textOf(base, part),
      mine: textOf(mine, part),
      theirs: textOf(theirs, part),
    }
    if (change.theirs === change.base) continue
    if (change.mine === change.base || change.mine === change.theirs) merge.taken.push(change)
    else merge.conflicts.push(change)
  }
  return merge
}

/** Whether a person would see no difference. */
export const looksSame = (a: Editable, b: Editable): boolean => compare(a, a, b).taken.length === 0

const isSame = (a: Part, b: Part): boolean => a.section === b.section && a.key === b.key

/** The server's version with what was changed here; of `conflicts` those of ours that are in `kept`. */
export const merged = (base: Editable, mine: Editable, theirs: Editable, kept: readonly Part[]): Editable => {
  const { conflicts } = compare(base, mine, theirs)
  const isMine = (part: Part): boolean => {
    if (conflicts.some((each) => isSame(each, part))) return kept.some((each) => isSame(each, part))
    return textOf(theirs, part) === textOf(base, part)
  }
  const pick = <Section extends keyof Editable>(section: Section): Editable[Section] =>
    (isMine({ section, key: '' }) ? mine : theirs)[section]
  const pickMap = <Value>(section: (typeof maps)[number], of: (from: Editable) => Record<string, Value>) =>
    Object.fromEntries(
      partsOf([base, mine, theirs])
        .filter((part) => part.section === section)
        .flatMap((part) => {
          const value = of(isMine(part) ? mine : theirs)[part.key]
          return value === undefined ? [] : [[part.key, value]]
        }),
    )
  return {
    description: pick('description'),
    ephemeral: pick('ephemeral'),
    profiles: pick('profiles'),
    config: pickMap('config', ({ config }) => config),
    devices: pickMap('devices', ({ devices }) => devices),
  }
}
