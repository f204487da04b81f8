import type { ActionItem, ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { useServerNames, useServers } from '../../live/hooks.ts'
import { Progress } from '../../ui/progress.tsx'
import { Status } from '../../ui/status.tsx'
import { Age } from '../../ui/time.tsx'
import { RetryRun } from '../runs/retry-run.tsx'
import { runTitle } from '../runs/run-words.ts'

const errorsShown = 8

const Failed = ({ items }: { items: readonly ActionItem[] }) => {
  const servers = useServers()
  return (
    <ul className="m-0 list-none p-0 pl-[22px]">
      {items.slice(0, errorsShown).map(({ key, error = '' }) => {
        const { server, name } = splitInstanceKey(key)
        const serverName = servers.find((row) => row.id === server)?.name ?? server
        return (
          <li key={key} className="py-px [overflow-wrap:anywhere]">
            <b className="font-[550]">{name}</b>{' '}
            <span className="text-dim">{t.shell.pane.on(serverName)}</span>{' '}
            <span className="text-bad">{error}</span>
          </li>
        )
      })}
      {items.length > errorsShown && (
        <li className="text-dim">{t.shell.moreRunning(items.length - errorsShown)}</li>
      )}
    </ul>
  )
}

/** One bulk action: how far it is, what failed and why, and the failed ones once more. */
export const RunLine = ({ run }: { run: ActionRun }) => {
  const failed = run.items.filter((item) => item.state === 'failed')
  const done = run.items.filter((item) => item.state === 'done').length
  const title = runTitle(run, useServerNames())
  const words = t.shell.pane
  return (
    <div className="border-line border-b px-4 py-1.5">
      <div className="flex min-h-6 flex-wrap items-center gap-2.5">
        <span className="w-[92px] shrink-0 max-sm:w-[66px]">
          {run.ended === null ? (
            <Status tone="busy" word={t.operations.statuses.Running} />
          ) : failed.length > 0 ? (
            <Status tone="bad" word={t.operations.statuses.Failure} />
          ) : (
            <Status tone="done" word={t.operations.statuses.Success} />
          )}
        </span>
        <Link
          to="/runs/$id"
          params={{ id: run.id }}
          className="font-[550] text-text no-underline hover:underline"
        >
          {title}
        </Link>
        <span className="text-dim">{words.runState(done, failed.length, run.items.length)}</span>
        <span className="ml-auto flex items-center gap-2.5 text-dim">
          {run.ended === null ? (
            <Progress percent={((done + failed.length) / run.items.length) * 100} label={title} />
          ) : (
            <Age at={run.ended} />
          )}
          <RetryRun run={run} />
        </span>
      </div>
      {failed.length > 0 && <Failed items={failed} />}
    </div>
  )
}
