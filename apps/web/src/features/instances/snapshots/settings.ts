import type { StringMap } from '@gantry/lxd-client/types/common'
import type { Instance } from '@gantry/lxd-client/types/instance'
import type { Profile } from '@gantry/lxd-client/types/profile'

/** The keys of the configuration that say when snapshots are taken by themselves, their names, and for how long. */
export const settingKeys = [
  'snapshots.schedule',
  'snapshots.schedule.stopped',
  'snapshots.pattern',
  'snapshots.expiry',
] as const
export type SettingKey = (typeof settingKeys)[number]
export type Settings = Readonly<Record<SettingKey, string>>

/**
 * One of them: the instance's own value and that of its profiles, both empty where there is none; undefined what
 * nobody knows while the profiles are not read. `profile` is the one that gives it: of several the last.
 */
export type Setting = { own: string; inherited: string | undefined; profile: string | undefined }

export const settingOf = (
  key: SettingKey,
  instance: Pick<Instance, 'config' | 'expanded_config' | 'profiles'>,
  profiles: readonly Pick<Profile, 'name' | 'config'>[] | undefined,
): Setting => {
  const own = instance.config[key] ?? ''
  // What holds in the end the server says as well, and without an own value that is what the profiles give.
  if (profiles === undefined)
    return {
      own,
      inherited: own === '' ? (instance.expanded_config[key] ?? '') : undefined,
      profile: undefined,
    }
  const profile = instance.profiles.findLast((name) =>
    profiles.some((one) => one.name === name && (one.config[key] ?? '') !== ''),
  )
  const inherited = profiles.find(({ name }) => name === profile)?.config[key] ?? ''
  return { own, inherited, profile }
}

/** What holds in the end. */
export const effectiveValue = ({ own, inherited }: Setting): string => (own === '' ? (inherited ?? '') : own)

export const ownSettings = ({ config }: Pick<Instance, 'config'>): Settings => ({
  'snapshots.schedule': config['snapshots.schedule'] ?? '',
  'snapshots.schedule.stopped': config['snapshots.schedule.stopped'] ?? '',
  'snapshots.pattern': config['snapshots.pattern'] ?? '',
  'snapshots.expiry': config['snapshots.expiry'] ?? '',
})

/** Those of `wanted` that are not so already. */
export const changesOf = (before: Settings, wanted: Settings): Partial<Settings> =>
  Object.fromEntries(settingKeys.flatMap((key) => (before[key] === wanted[key] ? [] : [[key, wanted[key]]])))

/** What a person wrote, on top of what another change made of it meanwhile: where they changed nothing, that holds. */
export const rebased = (before: Settings, mine: Settings, after: Settings): Settings => ({
  ...after,
  ...changesOf(before, mine),
})

/** A configuration with other settings; an empty one is left out, and then the profiles decide. */
export const withSettings = (config: StringMap, wanted: Settings): StringMap => {
  const others = Object.entries(config).filter(([key]) => !settingKeys.some((known) => known === key))
  const own = Object.entries(wanted).filter(([, value]) => value !== '')
  return Object.fromEntries([...others, ...own])
}
