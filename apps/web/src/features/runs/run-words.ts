import type { ActionRun, StartAction } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { t } from '../../i18n/en.ts'

/** What a run does, to how many. */
export const runTitle = (run: ActionRun, nameOf: (server: string) => string | undefined): string => {
  const count = run.items.length
  const name = splitInstanceKey(run.items[0]?.key ?? '').name
  if (run.action !== 'transfer')
    return count === 1 ? `${t.instances.verbs[run.action]} ${name}` : t.instances.run.title(run.action, count)
  const server = run.transfer?.to.server ?? ''
  return t.instances.run.transfer(run.transfer?.move === true, count, name, nameOf(server) ?? server)
}

/** The failed ones of a run once more, in the same way; undefined where none has failed. */
export const retryOf = (run: ActionRun): StartAction | undefined => {
  const instances = run.items.filter(({ state }) => state === 'failed').map(({ key }) => key)
  if (instances.length === 0) return undefined
  if (run.action !== 'transfer') return { action: run.action, instances }
  return run.transfer === undefined ? undefined : { action: 'transfer', transfer: run.transfer, instances }
}
