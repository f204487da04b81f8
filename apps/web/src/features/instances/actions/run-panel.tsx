import type { ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { useRuns } from '../../../live/hooks.ts'
import { buttonClass, IconButton } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Status } from '../../../ui/status.tsx'
import { RetryRun } from '../../runs/retry-run.tsx'
import { runTitle } from '../../runs/run-words.ts'
import { useActionFlow } from './action-flow.tsx'
import { useServerMap } from './use-action-context.ts'

const ofState = (run: ActionRun, state: string): string[] =>
  run.items.filter((item) => item.state === state).map((item) => item.key)

/** How the run stands that was started from this page. One instance that went well says so by its own row. */
export const RunPanel = () => {
  const flow = useActionFlow()
  const servers = useServerMap()
  const run = useRuns().find((candidate) => candidate.id === flow.runId)
  if (run === undefined) return null
  const failed = ofState(run, 'failed')
  const done = ofState(run, 'done').length
  const all = run.items.length
  if (all === 1 && failed.length === 0 && run.what.action !== 'transfer') return null
  const [only] = run.items
  const single = all === 1 && only !== undefined ? splitInstanceKey(only.key) : undefined
  const over = run.ended !== null
  const title = runTitle(run, (server) => servers.get(server)?.name)
  return (
    <section
      aria-label={title}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-[8px] border border-line bg-panel px-3 py-[7px]"
    >
      <b className="font-semibold">{title}</b>
      <span role="status" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        {!over && <Progress percent={((done + failed.length) / all) * 100} label={title} />}
        {single === undefined && (
          <span className="text-dim">
            {over && failed.length === 0
              ? t.instances.run.allDone(done)
              : t.instances.run.progress(done, all)}
          </span>
        )}
        {single !== undefined && done === 1 && <Status tone="done" word={t.instances.run.states.done} />}
        {failed.length > 0 && (
          <Status
            tone="bad"
            word={
              single === undefined ? t.instances.run.failed(failed.length) : t.instances.run.states.failed
            }
          />
        )}
        {single !== undefined && (
          <span className="min-w-0 text-bad [overflow-wrap:anywhere]">
            {run.what.action !== 'transfer' && `${servers.get(single.server)?.name ?? single.server}: `}
            {only?.error}
          </span>
        )}
      </span>
      <span className="flex items-center gap-1.5">
        <Link to="/runs/$id" params={{ id: run.id }} className={buttonClass('plain')}>
          {t.instances.run.results}
        </Link>
        <RetryRun run={run} onStarted={flow.show} />
        <IconButton icon={X} label={t.instances.run.close} onClick={flow.dismiss} />
      </span>
    </section>
  )
}
