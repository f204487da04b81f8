import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import type { Column } from '../../../ui/table/column.ts'
import { Age } from '../../../ui/time.tsx'
import { AddressCell, CpuCell, MemoryCell, NameCell, ServerCell, StatusCell } from './cells.tsx'
import { type ColumnId, columnIds, sortable } from './column-ids.ts'

type Shape = Omit<Column<InstanceRow, ColumnId>, 'id' | 'header' | 'sortable'>

const profilesOf = (row: InstanceRow): string => row.profiles.join(', ')

const shapes = (servers: ReadonlyMap<string, ServerRow>): Record<ColumnId, Shape> => ({
  name: {
    width: 160,
    grow: 2,
    cell: (row) => <NameCell row={row} server={servers.get(row.server)} />,
  },
  status: {
    width: 112,
    fits: true,
    cell: (row) => <StatusCell row={row} server={servers.get(row.server)} />,
  },
  server: { width: 104, grow: 1, cell: (row) => <ServerCell row={row} server={servers.get(row.server)} /> },
  project: { width: 84, grow: 0.6, cell: (row) => row.project, title: (row) => row.project },
  type: { width: 88, fits: true, quiet: true, cell: (row) => t.instances.types[row.type] },
  image: { width: 104, grow: 1, quiet: true, cell: (row) => row.image, title: (row) => row.image },
  addresses: { width: 122, grow: 0.6, mono: true, cell: (row) => <AddressCell row={row} /> },
  cpu: { width: 124, fits: true, align: 'right', cell: (row) => <CpuCell row={row} /> },
  memory: { width: 84, fits: true, align: 'right', cell: (row) => <MemoryCell row={row} /> },
  created: { width: 74, fits: true, align: 'right', quiet: true, cell: (row) => <Age at={row.created} /> },
  lastUsed: { width: 92, fits: true, align: 'right', quiet: true, cell: (row) => <Age at={row.lastUsed} /> },
  profiles: { width: 120, grow: 0.8, quiet: true, cell: profilesOf, title: profilesOf },
  architecture: { width: 100, quiet: true, cell: (row) => row.architecture },
  description: {
    width: 160,
    grow: 1.4,
    quiet: true,
    cell: (row) => row.description,
    title: (row) => row.description,
  },
})

export const allColumns = columnIds.map((id) => ({ id, header: t.instances.columns[id] }))

/** The chosen columns with what their cells need to know beside the row. */
export const columnsFor = (
  visible: readonly ColumnId[],
  servers: ReadonlyMap<string, ServerRow>,
): Column<InstanceRow, ColumnId>[] => {
  const shape = shapes(servers)
  return visible.map((id) => ({
    id,
    header: t.instances.columns[id],
    sortable: sortable(id),
    ...shape[id],
  }))
}
