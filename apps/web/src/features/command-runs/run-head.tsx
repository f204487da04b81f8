import type { CommandRun } from '@gantry/protocol/saved-command'
import { commands } from '../../i18n/en/commands.ts'
import { words as list } from '../../i18n/format.ts'
import { Code } from '../../ui/code.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Age } from '../../ui/time.tsx'
import { failedOf, overOf } from './run-results.ts'
import { RunTook } from './run-state.tsx'

const words = commands.page

/** What was run, as whom, and how far it is. */
export const RunHead = ({ run }: { run: CommandRun }) => {
  const { line, user, environment } = run.command
  const names = Object.keys(environment)
  const all = run.items.length
  return (
    <div className="grid shrink-0 gap-2">
      <div className="max-h-28 overflow-y-auto">
        <Code>{line}</Code>
      </div>
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dim">
        {run.ended === null ? (
          <>
            <Progress percent={(overOf(run) / all) * 100} label={words.progress} />
            <span>{words.running(overOf(run), all)}</span>
          </>
        ) : (
          <span>{words.over(failedOf(run), all)}</span>
        )}
        <span>
          {words.as(user ?? commands.saved.root)}
          {names.length > 0 && `, ${words.with(list(names))}`}
        </span>
        <span>
          {words.started} <Age at={run.started} />, <RunTook run={run} />
        </span>
      </div>
    </div>
  )
}
