import type { InstanceRow } from '@gantry/protocol/instance-row'

/** What search must know of a server beside the rows: its name, and whether its rows are live. */
type SearchServer = { name: string; reachable: boolean }
export type SearchServers = ReadonlyMap<string, SearchServer>

/**
 * One field of the grammar. `whole` fields are compared whole, the others are found anywhere in the value; a
 * pattern with `*` is always compared whole. `canon` maps what people write to what rows hold.
 */
export type Field = {
  name: string
  whole: boolean
  values: (row: InstanceRow, servers: SearchServers) => readonly string[]
  canon?: Readonly<Record<string, string>>
  /** The values worth offering although no row may have them now. */
  known?: readonly string[]
}

const present = (...values: (string | null | undefined)[]): string[] =>
  values.filter((value): value is string => value !== null && value !== undefined && value !== '')

const yesNo = { true: 'yes', false: 'no' }

const serverName = (row: InstanceRow, servers: SearchServers): string =>
  servers.get(row.server)?.name ?? row.server

export const fields: readonly Field[] = [
  { name: 'name', whole: true, values: (row) => [row.name] },
  {
    name: 'status',
    whole: true,
    values: (row) => [row.status],
    known: ['Running', 'Stopped', 'Frozen', 'Error'],
  },
  { name: 'server', whole: true, values: (row, servers) => [serverName(row, servers)] },
  { name: 'member', whole: true, values: (row) => present(row.member) },
  { name: 'project', whole: true, values: (row) => [row.project] },
  {
    name: 'type',
    whole: true,
    values: (row) => [row.type],
    canon: { vm: 'virtual-machine', 'virtual machine': 'virtual-machine' },
    known: ['container', 'virtual-machine'],
  },
  { name: 'image', whole: false, values: (row) => present(row.image) },
  { name: 'address', whole: false, values: (row) => row.addresses },
  { name: 'profile', whole: true, values: (row) => row.profiles },
  { name: 'description', whole: false, values: (row) => present(row.description) },
  {
    name: 'arch',
    whole: true,
    values: (row) => present(row.architecture),
    canon: { amd64: 'x86_64', arm64: 'aarch64', armhf: 'armv7l', i386: 'i686' },
  },
  {
    name: 'ephemeral',
    whole: true,
    values: (row) => [row.ephemeral ? 'yes' : 'no'],
    canon: yesNo,
    known: ['yes', 'no'],
  },
  {
    name: 'reachable',
    whole: true,
    values: (row, servers) => [servers.get(row.server)?.reachable === false ? 'no' : 'yes'],
    canon: yesNo,
    known: ['yes', 'no'],
  },
]

/** Other words for a field that people may type. */
const synonyms: Readonly<Record<string, string>> = {
  ip: 'address',
  ipv4: 'address',
  ipv6: 'address',
  architecture: 'arch',
  profiles: 'profile',
  location: 'member',
}

const byName = new Map(fields.map((field) => [field.name, field]))

const userField = (name: string): Field => {
  const key = name.slice('user.'.length)
  return {
    name,
    whole: true,
    values: (row) => {
      const found = Object.keys(row.user).find((candidate) => candidate.toLowerCase() === key)
      return present(found === undefined ? undefined : row.user[found])
    },
  }
}

/** The field of that name (lower case), one of its synonyms, or `user.*`. */
export const findField = (name: string): Field | undefined => {
  if (name.startsWith('user.') && name.length > 'user.'.length) return userField(name)
  return byName.get(synonyms[name] ?? name)
}

/** What a word without a field is looked for in. */
export const freeText = (row: InstanceRow, servers: SearchServers): string[] => [
  row.name,
  serverName(row, servers),
  row.project,
  ...present(row.member, row.image, row.description),
  ...row.addresses,
  ...row.profiles,
]
