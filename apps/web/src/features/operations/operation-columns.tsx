import { hasEnded, type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { Progress } from '../../ui/progress.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'
import { OperationStatus } from './operation-status.tsx'
import { OperationTook } from './operation-took.tsx'
import { startedBy } from './who.ts'

const titles = t.operations.columns

/** A row with the name of its server, which the operation itself does not hold. */
export type OperationListRow = OperationRow & { serverName: string }

const about = (row: OperationRow): string => row.resources.map(({ name }) => name).join(', ')

/** Opens the details, which stand in the URL beside the filters. */
const OpenLink = ({ row }: { row: OperationRow }) => (
  <Link
    from="/operations"
    to="."
    search={(before) => ({ ...before, open: operationKey(row) })}
    replace
    className="truncate text-text no-underline hover:underline"
  >
    {row.description} {about(row) !== '' && <b className="font-[550]">{about(row)}</b>}
  </Link>
)

const What = ({ row }: { row: OperationRow }) => (
  <span className="flex min-w-0 items-center gap-2">
    <OpenLink row={row} />
    {!hasEnded(row.status) && row.progress !== null && (
      <>
        <Progress percent={row.progress.percent} label={row.description} className="w-[90px] shrink-0" />
        <code className="truncate text-dim text-small">{row.progress.text}</code>
      </>
    )}
    {row.error !== '' && <span className="min-w-0 truncate text-bad">{row.error}</span>}
  </span>
)

/** Those that run stand first, whatever one sorts by in time: so the page sorts by itself, and no head is a button. */
export const operationColumns: readonly Column<OperationListRow>[] = [
  { id: 'status', header: titles.status, width: 116, cell: (row) => <OperationStatus row={row} /> },
  { id: 'what', header: titles.description, width: 260, grow: 4, cell: (row) => <What row={row} /> },
  {
    id: 'server',
    header: titles.server,
    width: 130,
    grow: 1,
    cell: (row) => (
      <>
        {row.serverName}
        {row.member !== null && <span className="text-dim"> · {row.member}</span>}
      </>
    ),
  },
  { id: 'project', header: titles.project, width: 110, quiet: true, cell: (row) => row.project },
  { id: 'who', header: titles.who, width: 130, quiet: true, cell: startedBy },
  {
    id: 'started',
    header: titles.started,
    width: 78,
    align: 'right',
    quiet: true,
    cell: (row) => <Age at={row.created} />,
  },
  {
    id: 'duration',
    header: titles.duration,
    width: 92,
    align: 'right',
    cell: (row) => <OperationTook row={row} />,
  },
]

export const narrowOperation = (row: OperationListRow): NarrowRow => ({
  title: <OpenLink row={row} />,
  aside: <OperationStatus row={row} />,
  line: (
    <>
      {row.serverName}, <Age at={row.created} />, <OperationTook row={row} />
      {row.error !== '' && <span className="text-bad"> {row.error}</span>}
    </>
  ),
})
