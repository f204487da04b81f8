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

export const NameCell = ({ row }: { row: InstanceRow }) => (
  <Link
    to="/instances/$server/$project/$name"
    params={{ server: row.server, project: row.project, name: row.name }}
    className="font-[550] text-text no-underline hover:underline"
    title={row.name}
  >
    {row.name}
  </Link>
)

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

export const StatusCell = ({
  row,
  passing,
  making,
  server,
}: {
  row: InstanceRow
  passing: string | undefined
  making: OperationRow | undefined
  server: ServerRow | undefined
}) => (
  <span className="flex items-center gap-1.5">
    <InstanceStatus status={passing ?? row.status} />
    {making !== undefined && <Making operation={making} server={server} />}
  </span>
)

export const isStale = (server: ServerRow | undefined): boolean =>
  server !== undefined && server.state !== 'online' && server.state !== 'connecting'

/** The server, its member, and when the row was last known to be true where it is not live. */
export const ServerCell = ({ row, server }: { row: InstanceRow; server: ServerRow | undefined }) => {
  const seen = isStale(server) && server?.lastSeen ? t.instances.lastSeen(since(server.lastSeen)) : undefined
  return (
    <span data-tip={seen}>
      {server?.name ?? row.server}
      {row.member !== null && <span className="text-dim"> · {row.member}</span>}
      {seen !== undefined && <span className="text-dim"> · {seen.toLowerCase()}</span>}
    </span>
  )
}

export const AddressCell = ({ row }: { row: InstanceRow }) => {
  const [first, ...more] = row.addresses
  if (first === undefined) return <span className="text-dim">{none}</span>
  return (
    <span data-tip={more.length === 0 ? undefined : row.addresses.join('\n')}>
      {first}
      {more.length > 0 && <span className="text-dim"> {t.instances.moreAddresses(more.length)}</span>}
    </span>
  )
}

export const CpuCell = ({ row }: { row: InstanceRow }) => {
  const points = useUsage(instanceKey(row))
  const last = points.at(-1)?.cpu
  if (row.status !== 'Running' || last === undefined || last === null)
    return <span className="text-dim">{none}</span>
  return (
    <span className="flex items-center justify-end gap-2.5">
      <span>{percent(last)}</span>
      <Sparkline points={points.slice(-24).map((point) => point.cpu)} label={t.instances.cpuTitle} />
    </span>
  )
}

export const MemoryCell = ({ row }: { row: InstanceRow }) => {
  const last = useUsage(instanceKey(row)).at(-1)?.memory
  if (row.status !== 'Running' || last === undefined || last === null)
    return <span className="text-dim">{none}</span>
  return <>{bytes(last)}</>
}
