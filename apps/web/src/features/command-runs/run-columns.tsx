import type { CommandRun } from '@gantry/protocol/saved-command'
import { Link } from '@tanstack/react-router'
import { commands } from '../../i18n/en/commands.ts'
import { t } from '../../i18n/en.ts'
import { number } from '../../i18n/format.ts'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'
import { failedOf, runName } from './run-results.ts'
import { RunState, RunTook } from './run-state.tsx'

const titles = commands.runs.columns

const Name = ({ run }: { run: CommandRun }) => (
  <span className="flex min-w-0 items-baseline gap-2">
    <Link
      to="/commands/runs/$id"
      params={{ id: run.id }}
      className="max-w-full shrink-0 truncate font-[550] text-text no-underline hover:underline"
    >
      {runName(run)}
    </Link>
    {run.name !== '' && <code className="truncate text-dim text-small">{run.command.line}</code>}
  </span>
)

export const runColumns: readonly Column<CommandRun>[] = [
  {
    id: 'what',
    header: titles.what,
    width: 220,
    grow: 3,
    sort: runName,
    title: ({ command }) => command.line,
    cell: (run) => <Name run={run} />,
  },
  { id: 'state', header: titles.state, width: 150, cell: (run) => <RunState run={run} /> },
  {
    id: 'instances',
    header: titles.instances,
    width: 92,
    align: 'right',
    sort: ({ items }) => items.length,
    cell: ({ items }) => number(items.length),
  },
  {
    id: 'failed',
    header: titles.failed,
    width: 76,
    align: 'right',
    sort: failedOf,
    cell: (run) => number(failedOf(run)),
  },
  {
    id: 'started',
    header: titles.started,
    width: 84,
    align: 'right',
    quiet: true,
    sort: ({ started }) => started,
    cell: ({ started }) => <Age at={started} />,
  },
  {
    id: 'took',
    header: titles.took,
    width: 92,
    align: 'right',
    quiet: true,
    cell: (run) => <RunTook run={run} />,
  },
]

export const narrowRun = (run: CommandRun): NarrowRow => ({
  title: <Name run={run} />,
  aside: <RunState run={run} />,
  line: (
    <>
      {t.instances.instancesOf(run.items.length)}, <Age at={run.started} />, <RunTook run={run} />
    </>
  ),
})
