import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { CommandItem } from '@gantry/protocol/saved-command'
import { Link } from '@tanstack/react-router'
import { commands } from '../../i18n/en/commands.ts'
import { bytes } from '../../i18n/format.ts'
import { cx } from '../../ui/cx.ts'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { ItemState } from './run-state.tsx'

const titles = commands.page.columns

/** An item with what is looked up for it. */
export type ItemRow = CommandItem & { name: string; serverName: string; project: string; runId: string }

export const itemRow = (
  item: CommandItem,
  runId: string,
  nameOf: (server: string) => string | undefined,
): ItemRow => {
  const { server, project, name } = splitInstanceKey(item.key)
  return { ...item, name, project, serverName: nameOf(server) ?? server, runId }
}

/** Shows the output, which stands in the URL beside the filter. */
const OpenLink = ({ row }: { row: ItemRow }) => (
  <Link
    to="/commands/runs/$id"
    params={{ id: row.runId }}
    search={(before) => ({ ...before, open: row.key })}
    replace
    className="truncate font-[550] text-text no-underline hover:underline"
  >
    {row.name}
  </Link>
)

const Code = ({ exitCode }: CommandItem) =>
  exitCode === null ? null : <span className={cx(exitCode !== 0 && 'text-warn')}>{exitCode}</span>

export const itemColumns: readonly Column<ItemRow>[] = [
  {
    id: 'state',
    header: titles.state,
    width: 104,
    fits: true,
    sort: ({ state }) => state,
    cell: (row) => <ItemState item={row} />,
  },
  {
    id: 'instance',
    header: titles.instance,
    width: 150,
    grow: 1.5,
    sort: ({ name }) => name,
    title: ({ name }) => name,
    cell: (row) => <OpenLink row={row} />,
  },
  {
    id: 'server',
    header: titles.server,
    width: 90,
    grow: 0.6,
    sort: ({ serverName }) => serverName,
    cell: ({ serverName }) => serverName,
  },
  {
    id: 'project',
    header: titles.project,
    width: 84,
    grow: 0.4,
    quiet: true,
    sort: ({ project }) => project,
    cell: ({ project }) => project,
  },
  {
    id: 'code',
    header: titles.code,
    width: 86,
    align: 'right',
    mono: true,
    sort: ({ exitCode }) => exitCode,
    cell: (row) => <Code {...row} />,
  },
  {
    id: 'bytes',
    header: titles.bytes,
    width: 84,
    align: 'right',
    sort: (row) => row.bytes,
    cell: (row) => bytes(row.bytes),
  },
  {
    id: 'error',
    header: titles.error,
    width: 120,
    grow: 1.5,
    title: ({ error }) => error,
    cell: ({ error }) => <span className="text-bad">{error}</span>,
  },
]

/** Beside the output, which says the rest. */
export const columnsBesideOutput = itemColumns.filter(({ id }) => id !== 'project' && id !== 'error')

export const narrowItem = (row: ItemRow): NarrowRow => ({
  title: <OpenLink row={row} />,
  aside: <ItemState item={row} />,
  line: (
    <>
      {row.serverName}
      {row.exitCode !== null && `, ${commands.page.code(row.exitCode)}`}, {bytes(row.bytes)}
      {row.error !== '' && <span className="text-bad"> {row.error}</span>}
    </>
  ),
})
