import type { CommandRun } from '@gantry/protocol/saved-command'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CircleStop, Trash2, Zap } from 'lucide-react'
import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { commands } from '../../i18n/en/commands.ts'
import { buttonClass, IconButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { CommandTabs } from '../saved-commands/command-tabs.tsx'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { commandRunsQuery, removeCommandRun } from './command-run-requests.ts'
import { EndDialog } from './end-dialog.tsx'
import { narrowRun, runColumns } from './run-columns.tsx'
import { runName } from './run-results.ts'

const words = commands.runs
const keyOf = ({ id }: CommandRun): string => id

const Runs = () => {
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(commandRunsQuery)
  const [ending, setEnding] = useState<CommandRun>()
  const running = data?.filter(({ ended }) => ended === null).length ?? 0
  const actions = (run: CommandRun) =>
    run.ended === null ? (
      <IconButton icon={CircleStop} label={words.end(runName(run))} onClick={() => setEnding(run)} />
    ) : (
      <IconButton
        icon={Trash2}
        label={words.forget(runName(run))}
        onClick={() => void reported(removeCommandRun(run.id))}
      />
    )
  return (
    <Page fill title={commands.title} count={data === undefined ? undefined : words.count(running)}>
      <CommandTabs />
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isPending && <TableSkeleton rows={5} columns={6} />}
      {data?.length === 0 && (
        <Empty
          icon={Zap}
          title={words.empty}
          text={words.emptyText}
          action={
            <Link to="/instances" className={buttonClass('plain')}>
              {words.toInstances}
            </Link>
          }
        />
      )}
      {data !== undefined && data.length > 0 && (
        <DataTable
          label={words.table}
          rows={data}
          columns={runColumns}
          keyOf={keyOf}
          nameOf={runName}
          sort={{ column: 'started', descending: true }}
          onOpen={({ id }) => void navigate({ to: '/commands/runs/$id', params: { id } })}
          actions={actions}
          actionsWidth={42}
          narrow={narrowRun}
        />
      )}
      {ending !== undefined && <EndDialog run={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  )
}

/** What the person ran on instances, as long as Gantry keeps it. */
export const RunsPage = () => (
  <PermittedPage need="instances.exec" title={commands.title}>
    <Runs />
  </PermittedPage>
)
