import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TerminalRow } from '@gantry/protocol/terminal'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { bytes } from '../../i18n/format.ts'
import { Status } from '../../ui/status.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'
import { terminalName, whatOf } from './terminal-name.ts'
import { useDock } from './use-dock.ts'

/** A session with the name of its server. */
export type TerminalListRow = TerminalRow & { serverName: string }

const titles = t.terminals.list.columns
const instanceOf = (row: TerminalRow): string => splitInstanceKey(row.instance).name
const commandOf = (row: TerminalRow): string =>
  row.command.length === 0 ? whatOf(row) : row.command.join(' ')
const here = (row: TerminalRow): string => row.people.map(({ name }) => name).join(', ')

const State = ({ state }: TerminalRow) =>
  state.status === 'running' ? (
    <Status tone="run" word={t.terminals.list.running} />
  ) : (
    <Status
      tone={state.why === 'exited' || state.why === 'ended' ? 'off' : 'warn'}
      word={t.terminals.list.over}
      tip={t.terminals.ended(state.why, state.message, state.exitCode)}
    />
  )

/** On narrow screens the name is what one taps. */
const Attach = ({ row }: { row: TerminalRow }) => {
  const { show } = useDock()
  return (
    <button
      type="button"
      onClick={() => show(row.id)}
      className="max-w-full truncate rounded-[3px] text-left font-[550] hover:underline"
    >
      {terminalName(row)}
    </button>
  )
}

export const terminalColumns: readonly Column<TerminalListRow>[] = [
  {
    id: 'instance',
    header: titles.instance,
    width: 150,
    grow: 1.5,
    sort: instanceOf,
    title: instanceOf,
    cell: (row) => (
      <Link
        to="/instances/$server/$project/$name"
        params={splitInstanceKey(row.instance)}
        className="font-[550] text-text no-underline hover:underline"
      >
        {instanceOf(row)}
      </Link>
    ),
  },
  {
    id: 'command',
    header: titles.command,
    width: 160,
    grow: 2,
    mono: true,
    sort: commandOf,
    title: commandOf,
    cell: commandOf,
  },
  {
    id: 'state',
    header: titles.state,
    width: 104,
    fits: true,
    sort: ({ state }) => state.status,
    cell: (row) => <State {...row} />,
  },
  {
    id: 'server',
    header: titles.server,
    width: 110,
    grow: 0.6,
    sort: (row) => row.serverName,
    cell: (row) => row.serverName,
  },
  {
    id: 'owner',
    header: titles.owner,
    width: 120,
    grow: 0.6,
    quiet: true,
    sort: (row) => row.owner.name,
    cell: (row) => row.owner.name,
  },
  { id: 'here', header: titles.here, width: 120, grow: 0.8, quiet: true, title: here, cell: here },
  {
    id: 'opened',
    header: titles.opened,
    width: 74,
    align: 'right',
    quiet: true,
    sort: (row) => row.opened,
    cell: (row) => <Age at={row.opened} />,
  },
  {
    id: 'active',
    header: titles.active,
    width: 74,
    align: 'right',
    quiet: true,
    sort: (row) => row.active,
    cell: (row) => <Age at={row.active} />,
  },
  {
    id: 'bytes',
    header: titles.bytes,
    width: 92,
    align: 'right',
    sort: (row) => row.bytes,
    cell: (row) => bytes(row.bytes),
  },
]

export const narrowTerminal = (row: TerminalListRow): NarrowRow => ({
  title: <Attach row={row} />,
  aside: <State {...row} />,
  line: (
    <>
      {row.serverName}, {row.owner.name}, <Age at={row.opened} />, {bytes(row.bytes)}
    </>
  ),
})
