import type { ServerRow } from '@gantry/protocol/server-row'
import {
  type CommandTarget,
  clientOf,
  commandLine,
  projectFlag,
  remoteName,
  shellWord,
} from '../actions/command.ts'
import { neverExpires } from './expiry.ts'

/** The instance, and the server that it is on. */
export type SnapshotTarget = CommandTarget & { of: ServerRow | undefined }

const isIncus = ({ of }: SnapshotTarget): boolean => clientOf(of) === 'incus'
const instanceOf = (target: SnapshotTarget): string => remoteName(target, target.of)

/** A name that is not chosen yet stands in angle brackets, which no shell word needs to be quoted for. */
const noName = '<name>'
const word = (text: string): string => (text.endsWith(noName) ? text : shellWord(text))

const line = (target: SnapshotTarget, ...words: string[]): string =>
  [clientOf(target.of), ...words, ...projectFlag(target.project)].map(word).join(' ')

/** A call of the API itself, for what the clients have no flag for. */
const request = (target: SnapshotTarget, method: string, path: string, body: unknown): string => {
  const query = target.project === 'default' ? '' : `?project=${encodeURIComponent(target.project)}`
  const url = `/1.0/instances/${encodeURIComponent(target.name)}/snapshots${path}${query}`
  const remote = `${target.of?.name ?? target.server}:${url}`
  return commandLine([
    clientOf(target.of),
    ...['query', '--wait', '--request', method, '--data', JSON.stringify(body), remote],
  ])
}

/** An empty name leaves it to the server; `expiresAt` undefined leaves the expiry to the instance. */
export const createCommand = (
  target: SnapshotTarget,
  { name, stateful, expiresAt }: { name: string; stateful: boolean; expiresAt: string | undefined },
): string => {
  if (expiresAt !== undefined && expiresAt !== neverExpires) {
    const named = name === '' ? {} : { name }
    return request(target, 'POST', '', {
      ...named,
      ...(stateful ? { stateful } : {}),
      expires_at: expiresAt,
    })
  }
  return line(
    target,
    ...(isIncus(target) ? ['snapshot', 'create'] : ['snapshot']),
    instanceOf(target),
    ...(name === '' ? [] : [name]),
    ...(stateful ? ['--stateful'] : []),
    ...(expiresAt === neverExpires ? ['--no-expiry'] : []),
  )
}

export const renameCommand = (target: SnapshotTarget, name: string, newName: string): string =>
  isIncus(target)
    ? line(target, 'snapshot', 'rename', instanceOf(target), name, newName)
    : line(target, 'rename', `${instanceOf(target)}/${name}`, `${target.name}/${newName}`)

export const expiryCommand = (target: SnapshotTarget, name: string, expiresAt: string): string =>
  request(target, 'PUT', `/${encodeURIComponent(name)}`, { expires_at: expiresAt })

export const restoreCommand = (target: SnapshotTarget, name: string, stateful: boolean): string =>
  line(
    target,
    ...(isIncus(target) ? ['snapshot', 'restore'] : ['restore']),
    instanceOf(target),
    name,
    ...(stateful ? ['--stateful'] : []),
  )

/** One call for all with LXD's client; that of Incus takes one snapshot at a time. */
export const deleteCommand = (target: SnapshotTarget, names: readonly string[]): string =>
  isIncus(target)
    ? names.map((name) => line(target, 'snapshot', 'delete', instanceOf(target), name)).join('\n')
    : line(target, 'delete', ...names.map((name) => `${instanceOf(target)}/${name}`))

export type Copy = { name: string; project: string; member: string; pool: string; start: boolean }

/** A new instance from one, and its start. What is not chosen is empty. */
export const copyCommand = (target: SnapshotTarget, snapshot: string, copy: Copy): string => {
  const made = { ...target, name: copy.name || noName, project: copy.project }
  const copied = line(
    target,
    'copy',
    `${instanceOf(target)}/${snapshot}`,
    instanceOf(made),
    ...(copy.member === '' ? [] : ['--target', copy.member]),
    ...(copy.pool === '' ? [] : ['--storage', copy.pool]),
    ...(copy.project === target.project ? [] : ['--target-project', copy.project]),
  )
  return copy.start ? `${copied}\n${line(made, 'start', instanceOf(made))}` : copied
}

/** Keys of the configuration that are set, and those whose value is empty unset. */
export const settingsCommand = (
  target: SnapshotTarget,
  changes: Readonly<Record<string, string>>,
): string => {
  const set = Object.entries(changes).filter(([, value]) => value !== '')
  const unset = Object.entries(changes).filter(([, value]) => value === '')
  return [
    ...(set.length === 0
      ? []
      : [line(target, 'config', 'set', instanceOf(target), ...set.map(([key, value]) => `${key}=${value}`))]),
    ...unset.map(([key]) => line(target, 'config', 'unset', instanceOf(target), key)),
  ].join('\n')
}
