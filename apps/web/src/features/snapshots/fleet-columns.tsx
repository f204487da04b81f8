import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { CircleHelp, TriangleAlert } from 'lucide-react'
import { snapshots } from '../../i18n/en/snapshots.ts'
import { none, number } from '../../i18n/format.ts'
import { Status, type Tone } from '../../ui/status.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'
import { isScheduled } from '../instances/snapshots/schedule.ts'
import { ServerCell } from '../instances/table/cells.tsx'
import { type FleetRow, type FleetState, stateOf, worstFirst } from './fleet-rows.ts'

const words = snapshots.fleet
const titles = words.columns

export type FleetColumn = 'name' | 'server' | 'project' | 'state' | 'newest' | 'count' | 'schedule'

const tones: Readonly<Record<FleetState, Tone>> = { none: 'bad', old: 'warn', recent: 'done', unread: 'off' }

const StateCell = ({ state }: { state: FleetState }) => (
  <Status
    tone={tones[state]}
    word={words[state]}
    {...(state === 'none' ? { icon: TriangleAlert } : state === 'unread' ? { icon: CircleHelp } : {})}
  />
)

const NameLink = ({ instance: { server, project, name } }: FleetRow) => (
  <Link
    to="/instances/$server/$project/$name/snapshots"
    params={{ server, project, name }}
    className="font-[550] text-text no-underline hover:underline"
    title={name}
  >
    {name}
  </Link>
)

const ScheduleCell = ({ reading }: FleetRow) => {
  if (reading === undefined) return <span className="text-dim">{none}</span>
  if (!isScheduled(reading.schedule)) return <span className="text-dim">{words.notScheduled}</span>
  return <code className="text-small">{reading.schedule}</code>
}

/** `days` decides what is old, `now` when. */
export const fleetColumns = (
  servers: ReadonlyMap<string, ServerRow>,
  days: number,
  now: number,
): readonly Column<FleetRow, FleetColumn>[] => [
  {
    id: 'name',
    header: titles.name,
    width: 160,
    grow: 2,
    sort: ({ instance }) => instance.name,
    cell: (row) => <NameLink {...row} />,
  },
  {
    id: 'server',
    header: titles.server,
    width: 104,
    grow: 1,
    sort: ({ instance }) => servers.get(instance.server)?.name ?? instance.server,
    cell: ({ instance }) => <ServerCell row={instance} server={servers.get(instance.server)} />,
  },
  {
    id: 'project',
    header: titles.project,
    width: 84,
    grow: 0.6,
    sort: ({ instance }) => instance.project,
    title: ({ instance }) => instance.project,
    cell: ({ instance }) => instance.project,
  },
  {
    id: 'state',
    header: titles.state,
    width: 112,
    fits: true,
    cell: (row) => <StateCell state={stateOf(row, days, now)} />,
  },
  {
    id: 'newest',
    header: titles.newest,
    width: 84,
    fits: true,
    align: 'right',
    sort: worstFirst,
    cell: ({ reading }) => <Age at={reading?.newest ?? null} />,
  },
  {
    id: 'count',
    header: titles.count,
    width: 72,
    fits: true,
    align: 'right',
    sort: ({ reading }) => reading?.count ?? null,
    cell: ({ reading }) => (reading === undefined ? none : number(reading.count)),
  },
  {
    id: 'schedule',
    header: titles.schedule,
    width: 140,
    grow: 1,
    sort: ({ reading }) => reading?.schedule ?? null,
    title: ({ reading }) => reading?.schedule ?? '',
    cell: (row) => <ScheduleCell {...row} />,
  },
]

export const narrowFleetRow =
  (servers: ReadonlyMap<string, ServerRow>, days: number, now: number) =>
  (row: FleetRow): NarrowRow => ({
    title: <NameLink {...row} />,
    aside: <StateCell state={stateOf(row, days, now)} />,
    line: [
      servers.get(row.instance.server)?.name ?? row.instance.server,
      row.instance.project,
      ...(row.reading === undefined ? [] : [snapshots.snapshotsOf(row.reading.count)]),
      ...(isScheduled(row.reading?.schedule) ? [row.reading?.schedule] : []),
    ].join(' · '),
  })
