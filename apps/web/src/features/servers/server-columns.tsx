import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { bytes, milliseconds, none, number } from '../../i18n/format.ts'
import { Meter } from '../../ui/progress.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'
import { Address } from './address.tsx'
import type { Share } from './capacity-sums.ts'
import { InstanceCounts } from './instance-counts.tsx'
import type { ServerListRow } from './list-rows.ts'
import { ServerStatus } from './server-status.tsx'

const { columns: titles } = t.servers

/** Those that need a person come first. */
const order = ['pin-mismatch', 'untrusted', 'unreachable', 'connecting', 'disabled', 'online']

const Name = ({ server }: Pick<ServerListRow, 'server'>) => (
  <Link
    to="/servers/$server"
    params={{ server: server.id }}
    className="font-[550] text-text no-underline hover:underline"
  >
    {server.name}
  </Link>
)

const version = ({ server }: ServerListRow): string =>
  server.product === null ? none : `${t.servers.products[server.product]} ${server.version ?? ''}`

const via = ({ server }: ServerListRow): ReactNode => {
  if (server.way === 'unix') return <span className="text-dim">{t.servers.socket}</span>
  const address = server.via ?? server.addresses[0]
  return address === undefined ? none : <Address>{address}</Address>
}

const share = (value: Share | null, label: string): ReactNode =>
  value === null ? (
    <span className="text-dim">{none}</span>
  ) : (
    <span className="flex items-center gap-2" data-tip={t.servers.share(value.used, value.total)}>
      <Meter {...value} label={label} className="w-7 shrink-0" />
      <span className="truncate">{bytes(value.used)}</span>
    </span>
  )

const seen = ({ server }: ServerListRow): ReactNode => {
  if (server.state === 'online') return t.servers.seenNow
  return server.lastSeen === null ? t.servers.neverSeen : <Age at={server.lastSeen} />
}

const fraction = (value: Share | null): number | null => (value === null ? null : value.used / value.total)

export const serverColumns: readonly Column<ServerListRow>[] = [
  {
    id: 'name',
    header: titles.name,
    width: 110,
    grow: 2,
    sort: ({ server }) => server.name,
    cell: (row) => <Name {...row} />,
  },
  {
    id: 'state',
    header: titles.state,
    width: 166,
    grow: 3,
    sort: ({ server }) => order.indexOf(server.state),
    cell: ({ server }) => (
      <span className="flex min-w-0 gap-2">
        <ServerStatus server={server} />
        {server.why !== null && server.state !== 'disabled' && (
          <span className="truncate text-dim">{server.why}</span>
        )}
      </span>
    ),
  },
  {
    id: 'instances',
    header: titles.instances,
    width: 126,
    sort: (row) => row.instanceCount,
    cell: (row) => <InstanceCounts server={row.server.id} counts={row.instances} />,
  },
  { id: 'version', header: titles.version, width: 92, sort: version, quiet: true, cell: version },
  {
    id: 'address',
    header: titles.address,
    width: 130,
    grow: 1,
    sort: ({ server }) => server.via,
    cell: via,
  },
  {
    id: 'latency',
    header: titles.latency,
    width: 66,
    align: 'right',
    quiet: true,
    sort: ({ server }) => server.latency,
    cell: ({ server }) => (server.state === 'online' ? milliseconds(server.latency) : none),
  },
  {
    id: 'members',
    header: titles.members,
    width: 76,
    align: 'right',
    sort: ({ server }) => server.members.length,
    cell: ({ server, membersUp }) =>
      server.clustered ? (
        <span className={membersUp < server.members.length ? 'text-warn' : undefined}>
          {t.servers.membersUp(membersUp, server.members.length)}
        </span>
      ) : (
        <span className="text-dim">{none}</span>
      ),
  },
  {
    id: 'projects',
    header: titles.projects,
    width: 70,
    align: 'right',
    quiet: true,
    sort: ({ server }) => server.projects.length,
    cell: ({ server }) => number(server.projects.length),
  },
  {
    id: 'memory',
    header: titles.memory,
    width: 112,
    sort: ({ server }) => fraction(server.capacity?.memory ?? null),
    cell: ({ server }) => share(server.capacity?.memory ?? null, titles.memory),
  },
  {
    id: 'storage',
    header: titles.storage,
    width: 112,
    sort: ({ storage }) => fraction(storage),
    cell: ({ storage }) => share(storage, titles.storage),
  },
  {
    id: 'seen',
    header: titles.seen,
    width: 80,
    align: 'right',
    quiet: true,
    sort: ({ server }) => server.lastSeen,
    cell: seen,
  },
]

export const narrowServer = (row: ServerListRow): NarrowRow => ({
  title: <Name {...row} />,
  aside: <ServerStatus server={row.server} />,
  line:
    row.server.state === 'online' ? (
      <span className="inline-flex max-w-full items-center gap-2">
        {version(row)}
        <InstanceCounts server={row.server.id} counts={row.instances} />
      </span>
    ) : (
      <>
        {titles.seen} {seen(row)}
        {row.server.why !== null && `, ${row.server.why}`}
      </>
    ),
})
