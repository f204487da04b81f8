import type { CommandItem, CommandRun } from '@gantry/protocol/saved-command'
import { commands } from '../../i18n/en/commands.ts'
import { duration } from '../../i18n/format.ts'
import { Status, type Tone } from '../../ui/status.tsx'
import { useNow } from '../../ui/use-now.ts'
import { failedOf, overOf } from './run-results.ts'

const words = commands.page

const toneOf = ({ state, exitCode }: CommandItem): Tone => {
  if (state === 'done') return exitCode === 0 ? 'done' : 'warn'
  return ({ waiting: 'off', running: 'busy', failed: 'bad' } as const)[state]
}

export const ItemState = ({ item }: { item: CommandItem }) => (
  <Status tone={toneOf(item)} word={words.states[item.state]} />
)

export const RunState = ({ run }: { run: CommandRun }) => {
  const failed = failedOf(run)
  if (run.ended === null) {
    return <Status tone="busy" word={words.running(overOf(run), run.items.length)} />
  }
  return failed === 0 ? (
    <Status tone="done" word={words.states.done} />
  ) : (
    <Status tone="warn" word={words.failed(failed)} />
  )
}

export const RunTook = ({ run: { started, ended } }: { run: CommandRun }) => {
  const now = useNow()
  const end = ended === null ? Math.max(now, Date.parse(started)) : Date.parse(ended)
  return <>{duration(end - Date.parse(started))}</>
}
