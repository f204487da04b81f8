import type { ActionRun, StartAction } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { t } from '../../i18n/en.ts'

/** What a run does, to how many. */
export const runTitle = (
  { what, items }: ActionRun,
  nameOf: (server: string) => string | undefined,
): string => {
  const count = items.length
  const { server, name } = splitInstanceKey(items[0]?.key ?? '')
  if (what.action === 'snapshot') return t.instances.run.snapshot(count, name)
  if (what.action === 'create') return t.instances.run.create(count, name, nameOf(server) ?? server)
  if (what.action !== 'transfer') return t.instances.run.title(what.action, count, name)
  const { move, to } = what.transfer
  return t.instances.run.transfer(move, count, name, nameOf(to.server) ?? to.server)
}

/** The failed ones of a run once more, in the same way; undefined where none has failed. */
export const retryOf = ({ what, items }: ActionRun): StartAction | undefined => {
  const instances = items.filter(({ state }) => state === 'failed').map(({ key }) => key)
  return instances.length === 0 ? undefined : { what, instances }
}
