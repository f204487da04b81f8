import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { type InstanceTarget, instanceOf, line, noName, serverName } from '../actions/client-line.ts'
import { nameThere, refreshes, type TransferForm } from './transfer-form.ts'

/**
 * The commands that do the same, for one instance. They run where both servers are remotes, and that is the client of
 * the original: LXD and Incus know the other's remotes only for images.
 */
export const transferCommand = (
  form: TransferForm,
  row: InstanceRow,
  from: ServerRow | undefined,
  to: ServerRow | undefined,
  networks: readonly { device: string; network: string }[] = [],
): string => {
  const target: InstanceTarget = { ...row, of: from }
  const made: InstanceTarget = {
    server: form.server,
    project: form.project,
    name: form.server === '' ? noName : nameThere(form, row),
    of: to === undefined ? undefined : { ...to, product: from?.product ?? null },
  }
  if (form.way === 'backup') return throughBackup(form, target, { ...made, of: to })
  const profiles = row.profiles.flatMap((name) => {
    const instead = form.profiles[name]
    return instead === null ? [] : [instead ?? name]
  })
  const changesProfiles = row.profiles.some((name) => form.profiles[name] !== undefined)
  const moved = line(
    target,
    form.move ? 'move' : 'copy',
    instanceOf(target),
    instanceOf(made),
    ...(form.way === 'auto' ? [] : ['--mode', form.way]),
    ...(form.snapshots ? [] : ['--instance-only']),
    ...(refreshes(form) ? ['--refresh'] : []),
    ...(form.member === '' ? [] : ['--target', form.member]),
    ...(form.pool === '' ? [] : ['--storage', form.pool]),
    ...(form.project === row.project ? [] : ['--target-project', form.project]),
    ...(!changesProfiles
      ? []
      : profiles.length === 0
        ? ['--no-profiles']
        : profiles.flatMap((name) => ['--profile', name])),
    ...networks.flatMap(({ device, network }) => [
      '--device',
      `${device},network=${form.networks[network] ?? network}`,
    ]),
    ...(row.status === 'Running' && !form.move ? ['--stateless'] : []),
  )
  return form.start ? `${moved}\n${line(made, 'start', instanceOf(made))}` : moved
}

const throughBackup = (form: TransferForm, target: InstanceTarget, made: InstanceTarget): string => {
  const file = `${target.name}.tar.gz`
  return [
    line(target, 'export', instanceOf(target), file, ...(form.snapshots ? [] : ['--instance-only'])),
    line(
      made,
      'import',
      `${serverName(made)}:`,
      file,
      made.name,
      ...(form.pool === '' ? [] : ['--storage', form.pool]),
    ),
    ...(form.start ? [line(made, 'start', instanceOf(made))] : []),
    ...(form.move ? [line(target, 'delete', instanceOf(target))] : []),
  ].join('\n')
}
