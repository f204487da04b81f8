import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { bytes, none, percent, since } from '../../../i18n/format.ts'
import { useUsage } from '../../../live/hooks.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { InstanceStatus } from '../../../ui/status.tsx'
import { toast } from '../../../ui/toast.tsx'
import { canCancel } from '../../operations/cancel-verdict.ts'
import { useCreationOf, usePassingOf } from '../actions/use-action-context.ts'

export const isStale = (server: ServerRow | undefined): boolean =>
  server !== undefined && server.state !== 'online' && server.state !== 'connecting'

/** When the rows of a server that is not live were last known to be true. */
const lastSeen = (server: ServerRow | undefined): string | undefined =>
  isStale(server) && server?.lastSeen ? t.instances.lastSeen(since(server.lastSeen)) : undefined

const NameLink = ({ row }: { row: InstanceRow }) => (
  <Link
    to="/instances/$server/$project/$name"
    params={{ server: row.server, project: row.project, name: row.name }}
    className="font-[550] text-text no-underline hover:underline"
    title={row.name}
  >
    {row.name}
  </Link>
)

export const NameCell = ({ row, server }: { row: InstanceRow; server: ServerRow | undefined }) => {
  const seen = lastSeen(server)
  if (seen === undefined) return <NameLink row={row} />
  return (
    <>
      <NameLink row={row} /> <span className="text-dim text-small">{seen}</span>
    </>
  )
}

/** How far the making of an instance is, and the way to stop it. */
const Making = ({ operation, server }: { operation: OperationRow; server: ServerRow | undefined }) => {
  const [busy, setBusy] = useState(false)
  const may = useMay()
  const cancel = async (): Promise<void> => {
    setBusy(true)
    const result = await lxd(operation.server).operations.cancel(operation.id)
    setBusy(false)
    if (!result.ok) toast.failed({ message: result.message, server: server?.name })
  }
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Progress
        percent={operation.progress?.percent ?? null}
        label={operation.progress?.text ?? operation.description}
        className="w-7"
      />
      <IconButton
        icon={X}
        size="small"
        label={t.instances.placeholder.cancel}
        busy={busy}
        can={canCancel(operation, server, may)}
        onClick={() => void cancel()}
      />
    </span>
  )
}

/** The word that passes while an operation runs, or the lasting one. */
export const StatusNow = ({ row }: { row: InstanceRow }) => (
  <InstanceStatus status={usePassingOf(instanceKey(row)) ?? row.status} />
)

export const StatusCell = ({ row, server }: { row: InstanceRow; server: ServerRow | undefined }) => {
  const making = useCreationOf(instanceKey(row))
  const status = <StatusNow row={row} />
  if (making === undefined) return status
  return (
    <span className="flex items-center gap-1.5">
      {status}
      <Making operation={making} server={server} />
    </span>
  )
}

/** The server and, in a cluster, the member. */
export const ServerCell = ({ row, server }: { row: InstanceRow; server: ServerRow | undefined }) => (
  <>
    {server?.name ?? row.server}
    {row.member !== null && <span className="text-dim"> · {row.member}</span>}
  </>
)

export const AddressCell = ({ row }: { row: InstanceRow }) => {
  const [first, ...more] = row.addresses
  if (first === undefined) return <span className="text-dim">{none}</span>
  if (more.length === 0) return <>{first}</>
  return (
    <span data-tip={row.addresses.join('\n')}>
      {first}
      <span className="text-dim"> {t.instances.moreAddresses(more.length)}</span>
    </span>
  )
}

/** The number stands in the same place whether there is a line yet or not. */
export const CpuCell = ({ row }: { row: InstanceRow }) => {
  const points = useUsage(instanceKey(row))
  const last = points.at(-1)?.cpu
  const known = row.status === 'Running' && last !== undefined && last !== null
  if (!known) return <span className="pr-[70px] text-dim">{none}</span>
  return (
    <span className="flex items-center justify-end gap-2.5">
      {percent(last)}
      <span className="w-[60px]">
        <Sparkline points={points.slice(-24).map((point) => point.cpu)} label={t.instances.cpuTitle} />
      </span>
    </span>
  )
}

export const MemoryCell = ({ row }: { row: InstanceRow }) => {
  const last = useUsage(instanceKey(row)).at(-1)?.memory
  if (row.status !== 'Running' || last === undefined || last === null)
    return <span className="text-dim">{none}</span>
  return <>{bytes(last)}</>
}
