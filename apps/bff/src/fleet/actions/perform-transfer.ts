import { isTrue } from '@gantry/lxd-client/config-value'
import { instanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { instanceTasks } from '@gantry/protocol/instance-tasks'
import { operationKey } from '@gantry/protocol/operation-row'
import { type Transfer, transferWays } from '@gantry/protocol/transfer'
import { type Caller, may } from '../../access/access.ts'
import { escapesOf } from '../../lxd-api/escapes.ts'
import { copiedInstance } from '../../transfers/copied-instance.ts'
import { type End, failed, type WayEnd } from '../../transfers/end.ts'
import { type TransferProgress, transferInstance } from '../../transfers/transfer-instance.ts'
import { audited } from './audited.ts'
import { endAt } from './ends.ts'
import type { ActionParts, Job } from './job.ts'
import { whilePermitted } from './while-permitted.ts'

/** Bytes are told of no more often than this. */
const tellMs = 250

/** Copies or moves one instance to another server; a record on each of the two says so. */
export async function performTransfer(
  parts: ActionParts,
  job: Job,
  transfer: Transfer,
): Promise<string | undefined> {
  const { item, caller, from: origin } = job
  const { server, project, name } = splitInstanceKey(item.key)
  const { to } = transfer
  const copyName = transfer.names[item.key] ?? name
  const toName = parts.servers.get(to.server)?.name ?? to.server
  const common = { caller, address: origin.address, request: origin.request }
  const source = {
    ...common,
    action: transfer.move ? instanceTasks.move.audit : instanceTasks.transfer.audit,
    server,
    project,
    target: `${name} to ${toName}, project ${to.project}, as ${copyName}`,
  }
  const target = {
    ...common,
    action: 'instance.create',
    server: to.server,
    project: to.project,
    target: copyName,
  }
  const isTrusted = mayBringAnything(parts, caller, transfer)
  const permitted = (who: Caller): boolean =>
    [source, target].every((place) => may(who, instanceTasks.transfer.permission, place)) &&
    (!isTrusted || mayBringAnything(parts, who, transfer))
  using held = whilePermitted(parts.access, caller, permitted)
  if (!permitted(caller)) {
    await parts.audit.record({ ...source, outcome: 'denied', message: needed })
    return needed
  }
  job.change({ state: 'running' })
  const cancelled = AbortSignal.any([job.cancelled, held.signal])
  const why = await audited(parts.audit, [source, target], async () => {
    const end = await go(parts, { ...job, cancelled }, transfer, copyName, isTrusted)
    if (end.ok) return undefined
    return held.signal.aborted ? takenBack : end.message
  })
  if (why === undefined) job.change({ made: instanceKey({ ...to, name: copyName }) })
  return why
}

const needed = `This needs the permission ${instanceTasks.transfer.permission} on the projects of both servers.`
const takenBack = 'The permission for it was taken back, so it was cancelled.'

const go = async (
  parts: ActionParts,
  job: Job,
  transfer: Transfer,
  copyName: string,
  isTrusted: boolean,
): Promise<WayEnd> => {
  const { server, project, name } = splitInstanceKey(job.item.key)
  const from = endAt(parts, server, project)
  if (!from.ok) return failed(from.message)
  const to = endAt(parts, transfer.to.server, transfer.to.project, transfer.to.member)
  if (!to.ok) return failed(to.message)
  if (await isSame(from.value, to.value)) return failed('It is on this server already.')
  const found = await from.value.client.instances.get(name)
  if (!found.ok) return failed(`${from.value.name}: ${found.message}`)
  const refusal = isTrusted ? undefined : refusalOf(transfer, copiedInstance(found.value, copyName, transfer))
  if (refusal !== undefined) return failed(refusal)
  const ways = transfer.way === 'auto' ? transferWays : [transfer.way]
  const asked = {
    from: from.value,
    to: to.value,
    instance: found.value,
    name: copyName,
    transfer,
    ways: ways.filter((way) => isTrusted || way !== 'backup'),
    cancelled: job.cancelled,
    ending: job.ending,
  }
  return transferInstance(asked, progressOf(parts, job))
}

/** One server may have been added twice: what it shows to others is the same. */
const isSame = async (from: End, to: End): Promise<boolean> => {
  if (from.id === to.id) return true
  const [one, other] = await Promise.all([from, to].map(({ client }) => client.server.get()))
  return (
    one?.ok === true &&
    other?.ok === true &&
    one.value.environment.certificate_fingerprint === other.value.environment.certificate_fingerprint
  )
}

/** Where LXD itself restricts the project, it refuses what escapes the container. */
const mayBringAnything = ({ fleet }: ActionParts, caller: Caller, { to }: Transfer): boolean =>
  isTrue(fleet.projectConfig(to.server, to.project)?.restricted) ||
  may(caller, 'server.manage', { server: to.server })

/**
 * The rules for whoever makes an instance or imports a backup hold for copies too. Snapshots and backups come from the
 * old server with configurations of their own, which nobody can look at on their way.
 */
const refusalOf = (
  { way, instanceOnly }: Transfer,
  body: ReturnType<typeof copiedInstance>,
): string | undefined => {
  const [found] = escapesOf({ ...body })
  if (found !== undefined)
    return `Only an administrator of the new server may set ${found.where} there: it reaches out of the instance.`
  if (!instanceOnly)
    return 'Only an administrator of the new server may bring snapshots there: their configurations may reach out of the instance.'
  if (way === 'backup')
    return 'Only an administrator of the new server may bring a backup there: its configuration may reach out of the instance.'
  return undefined
}

const progressOf = ({ operations }: ActionParts, { caller, change }: Job): TransferProgress => {
  let toldAt = 0
  return {
    tries: (way) => change({ way, operation: undefined, bytes: undefined }),
    started: (end, operation) => operations.startedBy(end.id, operation.id, caller, operation),
    created: () => undefined,
    follow: (end, { id }) => change({ operation: operationKey({ server: end.id, id }) }),
    bytes(bytes) {
      if (performance.now() - toldAt < tellMs) return
      toldAt = performance.now()
      change({ bytes })
    },
  }
}
