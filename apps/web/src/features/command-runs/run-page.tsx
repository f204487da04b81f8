import type { CommandRun } from '@gantry/protocol/saved-command'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { SearchX, Zap } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { toFailure } from '../../api/result.ts'
import { commands } from '../../i18n/en/commands.ts'
import { number } from '../../i18n/format.ts'
import { useServerNames } from '../../live/hooks.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { cx } from '../../ui/cx.ts'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { commandRunQuery } from './command-run-requests.ts'
import { columnsBesideOutput, type ItemRow, itemColumns, itemRow, narrowItem } from './item-columns.tsx'
import { OutputPanel } from './output-panel.tsx'
import { RunActions } from './run-actions.tsx'
import { RunHead } from './run-head.tsx'
import { countsOf, exitFilters, filtered, runName } from './run-results.ts'
import type { RunSearch } from './run-search.ts'
import { RunState } from './run-state.tsx'

const words = commands.page
const keyOf = ({ key }: ItemRow): string => key
const nameOfRow = ({ name }: ItemRow): string => name

const Present = ({ run, search }: { run: CommandRun; search: RunSearch }) => {
  const navigate = useNavigate()
  const nameOf = useServerNames()
  const filter = search.exit ?? 'all'
  const counts = countsOf(run.items)
  const all = useMemo(
    () => run.items.map((item) => itemRow(item, run.id, nameOf)),
    [run.items, run.id, nameOf],
  )
  const rows = useMemo(() => filtered(all, filter), [all, filter])
  const show = useCallback(
    (change: Partial<RunSearch>) =>
      void navigate({
        to: '/commands/runs/$id',
        params: { id: run.id },
        search: { ...search, ...change },
        replace: true,
      }),
    [navigate, run.id, search],
  )
  // Of one instance alone there is nothing to choose.
  const opened = all.find(({ key }) => key === search.open) ?? (all.length === 1 ? all[0] : undefined)
  return (
    <Page
      fill
      title={runName(run)}
      aside={<RunState run={run} />}
      actions={<RunActions run={run} nameOf={nameOf} />}
    >
      <RunHead run={run} />
      <div className="flex shrink-0">
        <Choices
          label={words.filter}
          value={filter}
          onChange={(exit) => show({ exit: exit === 'all' ? undefined : exit })}
          choices={exitFilters.map((id) => ({ id, label: words.filters[id], count: number(counts[id]) }))}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-3 xl:flex-row">
        {rows.length === 0 ? (
          <Empty icon={SearchX} title={words.nothing} />
        ) : (
          <DataTable
            label={words.table}
            rows={rows}
            columns={opened === undefined ? itemColumns : columnsBesideOutput}
            keyOf={keyOf}
            nameOf={nameOfRow}
            orderKey={filter}
            sort={{ column: 'instance', descending: false }}
            onOpen={({ key }) => show({ open: key })}
            narrow={narrowItem}
            className={cx(
              'xl:min-w-0 xl:flex-1 xl:self-start xl:max-h-full',
              opened !== undefined && 'max-xl:max-h-[45%] max-xl:shrink-0',
            )}
          />
        )}
        {opened !== undefined && (
          <OutputPanel key={opened.key} row={opened} onClose={() => show({ open: undefined })} />
        )}
      </div>
    </Page>
  )
}

const Missing = () => (
  <Page title={commands.title}>
    <Empty
      icon={Zap}
      title={words.missing}
      text={words.missingText}
      action={
        <Link to="/commands/runs" className={buttonClass('plain')}>
          {words.toRuns}
        </Link>
      }
    />
  </Page>
)

const Run = ({ id, search }: { id: string; search: RunSearch }) => {
  const run = useQuery(commandRunQuery(id))
  if (run.data !== undefined) return <Present key={id} run={run.data} search={search} />
  if (run.isError && toFailure(run.error).status === 404) return <Missing />
  return (
    <Page fill title={commands.title}>
      {run.isError ? (
        <ErrorPanel error={run.error} onRetry={() => void run.refetch()} />
      ) : (
        <TableSkeleton rows={8} columns={6} />
      )}
    </Page>
  )
}

/** One run: each instance with its end and its output, as they come. */
export const RunPage = ({ id, search }: { id: string; search: RunSearch }) => (
  <PermittedPage need="instances.exec" title={commands.title}>
    <Run id={id} search={search} />
  </PermittedPage>
)
