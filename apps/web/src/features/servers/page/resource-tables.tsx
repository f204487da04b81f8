import type { ReactNode } from 'react'
import { t } from '../../../i18n/en.ts'
import { bytes, none, number } from '../../../i18n/format.ts'
import { type PlainColumn, PlainTable } from '../../../ui/plain-table.tsx'
import { Status } from '../../../ui/status.tsx'
import type { CardRow, DiskRow, PortRow, ProcessorRow } from '../resource-summary.ts'

const text = t.servers.page.resources
const { columns } = text
const code = (value: string): ReactNode => (value === '' ? none : <code className="text-small">{value}</code>)

const speed = ({ frequency, turbo }: ProcessorRow): string =>
  [frequency > 0 && text.mhz(frequency), turbo > 0 && text.turbo(turbo)].filter(Boolean).join(', ') || none

const processorColumns: readonly PlainColumn<ProcessorRow>[] = [
  { id: 'socket', title: columns.socket, cell: (row) => text.socket(row.socket) },
  {
    id: 'name',
    title: columns.model,
    cell: (row) => row.name || row.vendor || none,
    quiet: true,
    wide: true,
  },
  { id: 'cores', title: columns.cores, cell: (row) => number(row.cores), right: true, wideOnly: true },
  { id: 'threads', title: columns.threads, cell: (row) => number(row.threads), right: true, wideOnly: true },
  { id: 'speed', title: columns.speed, cell: speed, right: true, quiet: true },
]

const diskColumns: readonly PlainColumn<DiskRow>[] = [
  { id: 'id', title: columns.id, cell: (row) => code(row.id) },
  {
    id: 'model',
    title: columns.model,
    cell: (row) => [row.model, row.readOnly && text.readOnly].filter(Boolean).join(', ') || none,
    quiet: true,
    wide: true,
  },
  { id: 'kind', title: columns.kind, cell: (row) => row.kind || none, quiet: true },
  {
    id: 'partitions',
    title: columns.partitions,
    cell: (row) => number(row.partitions),
    right: true,
    quiet: true,
    wideOnly: true,
  },
  { id: 'size', title: columns.size, cell: (row) => bytes(row.size), right: true },
]

const portColumns: readonly PlainColumn<PortRow>[] = [
  { id: 'id', title: columns.id, cell: (row) => code(row.id) },
  { id: 'card', title: columns.card, cell: (row) => row.card || none, quiet: true, wide: true },
  { id: 'driver', title: columns.driver, cell: (row) => row.driver || none, quiet: true, wideOnly: true },
  { id: 'address', title: columns.address, cell: (row) => code(row.address) },
  {
    id: 'link',
    title: columns.link,
    cell: (row) => <Status tone={row.link ? 'done' : 'off'} word={row.link ? text.linkUp : text.linkDown} />,
  },
  {
    id: 'speed',
    title: columns.speed,
    cell: (row) => (row.speed === null ? none : text.speed(row.speed)),
    right: true,
  },
]

const gpuColumns: readonly PlainColumn<CardRow>[] = [
  { id: 'name', title: columns.model, cell: (row) => row.name || row.vendor || none, wide: true },
  { id: 'vendor', title: columns.vendor, cell: (row) => row.vendor || none, quiet: true },
  { id: 'driver', title: columns.driver, cell: (row) => row.driver || none, quiet: true },
  { id: 'place', title: columns.place, cell: (row) => code(row.place) },
]

const Rows = <T,>({
  label,
  rows,
  columns: shown,
  rowKey,
  empty,
}: {
  label: string
  rows: readonly T[]
  columns: readonly PlainColumn<T>[]
  rowKey: (row: T) => string
  empty: string
}) =>
  rows.length === 0 ? (
    <p className="m-0 text-dim">{empty}</p>
  ) : (
    <PlainTable label={label} columns={shown} rows={rows} rowKey={rowKey} />
  )

export const ProcessorsTable = ({ rows }: { rows: readonly ProcessorRow[] }) => (
  <Rows
    label={text.processors}
    rows={rows}
    columns={processorColumns}
    rowKey={(row) => String(row.socket)}
    empty={text.noProcessors}
  />
)

export const DisksTable = ({ rows }: { rows: readonly DiskRow[] }) => (
  <Rows label={text.disks} rows={rows} columns={diskColumns} rowKey={(row) => row.id} empty={text.noDisks} />
)

export const PortsTable = ({ rows }: { rows: readonly PortRow[] }) => (
  <Rows label={text.ports} rows={rows} columns={portColumns} rowKey={(row) => row.id} empty={text.noPorts} />
)

export const GpusTable = ({ rows }: { rows: readonly CardRow[] }) => (
  <Rows
    label={text.gpus}
    rows={rows}
    columns={gpuColumns}
    rowKey={(row) => `${row.place} ${row.name}`}
    empty={text.noGpus}
  />
)
