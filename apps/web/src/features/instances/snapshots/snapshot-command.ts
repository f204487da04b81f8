import { type InstanceTarget, instanceOf, isIncus, line } from '../actions/client-line.ts'
import { queryCommand } from '../actions/query-command.ts'
import { neverExpires } from './expiry.ts'

/** An empty name leaves it to the server; `expiresAt` undefined leaves the expiry to the instance. */
export const createCommand = (
  target: InstanceTarget,
  { name, stateful, expiresAt }: { name: string; stateful: boolean; expiresAt: string | undefined },
): string => {
  if (expiresAt !== undefined && expiresAt !== neverExpires) {
    const named = name === '' ? {} : { name }
    const body = { ...named, ...(stateful ? { stateful } : {}), expires_at: expiresAt }
    return queryCommand(target, { method: 'POST', part: ['snapshots'], body, wait: true })
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

export const renameCommand = (target: InstanceTarget, name: string, newName: string): string =>
  isIncus(target)
    ? line(target, 'snapshot', 'rename', instanceOf(target), name, newName)
    : line(target, 'rename', `${instanceOf(target)}/${name}`, `${target.name}/${newName}`)

export const expiryCommand = (target: InstanceTarget, name: string, expiresAt: string): string =>
  queryCommand(target, {
    method: 'PUT',
    part: ['snapshots', name],
    body: { expires_at: expiresAt },
    wait: true,
  })

export const restoreCommand = (target: InstanceTarget, name: string, stateful: boolean): string =>
  line(
    target,
    ...(isIncus(target) ? ['snapshot', 'restore'] : ['restore']),
    instanceOf(target),
    name,
    ...(stateful ? ['--stateful'] : []),
  )

/** One call for all with LXD's client; that of Incus takes one snapshot at a time. */
export const deleteCommand = (target: InstanceTarget, names: readonly string[]): string =>
  isIncus(target)
    ? names.map((name) => line(target, 'snapshot', 'delete', instanceOf(target), name)).join('\n')
    : line(target, 'delete', ...names.map((name) => `${instanceOf(target)}/${name}`))

/** Keys of the configuration that are set, and those whose value is empty unset. */
export const settingsCommand = (
  target: InstanceTarget,
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
