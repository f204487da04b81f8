import type { ActionRun } from '@gantry/protocol/actions'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CircleStop, ListX } from 'lucide-react'
import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { toFailure } from '../../api/result.ts'
import { run as words } from '../../i18n/en/transfer.ts'
import { t } from '../../i18n/en.ts'
import { useRuns, useServerNames } from '../../live/hooks.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { Age } from '../../ui/time.tsx'
import { RetryRun } from './retry-run.tsx'
import { RunItems } from './run-items.tsx'
import { actionRunQuery, cancelRun } from './run-requests.ts'
import { runTitle } from './run-words.ts'

const Actions = ({ run }: { run: ActionRun }) => {
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  return (
    <>
      {run.ended === null && (
        <Button icon={CircleStop} onClick={() => setAsked(true)}>
          {words.cancel}
        </Button>
      )}
      <RetryRun run={run} onStarted={(id) => void navigate({ to: '/runs/$id', params: { id } })} />
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={words.cancelTitle}
        action={words.cancel}
        danger
        onConfirm={() => {
          setAsked(false)
          void reported(cancelRun(run.id))
        }}
      >
        {words.cancelText}
      </ConfirmDialog>
    </>
  )
}

const Present = ({ run }: { run: ActionRun }) => {
  const nameOf = useServerNames()
  const all = run.items.length
  const failed = run.items.filter(({ state }) => state === 'failed').length
  const done = run.items.filter(({ state }) => state === 'done').length
  return (
    <Page title={runTitle(run, nameOf)} actions={<Actions run={run} />}>
      <div role="status" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 text-dim">
        {run.ended === null && <Progress percent={((done + failed) / all) * 100} label={words.progress} />}
        <span>{t.shell.pane.runState(done, failed, all)}</span>
        <span>
          <Age at={run.started} /> {words.by} {run.person.name}
        </span>
      </div>
      <div className="rounded-[8px] border border-line bg-panel px-3 py-1">
        <RunItems run={run} />
      </div>
    </Page>
  )
}

/** One run of an action over many instances: each with its end, as they come. */
export const ActionRunPage = ({ id }: { id: string }) => {
  const known = useRuns().find((run) => run.id === id)
  const { error, refetch } = useQuery({ ...actionRunQuery(id), enabled: known === undefined })
  if (known !== undefined) return <Present key={id} run={known} />
  if (error !== null && toFailure(error).status === 404) {
    return (
      <Page title={words.title}>
        <Empty
          icon={ListX}
          title={words.missing}
          text={words.missingText}
          action={
            <Link to="/operations" className={buttonClass('plain')}>
              {words.toOperations}
            </Link>
          }
        />
      </Page>
    )
  }
  return (
    <Page fill title={words.title}>
      {error === null ? (
        <TableSkeleton rows={8} columns={5} />
      ) : (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}
