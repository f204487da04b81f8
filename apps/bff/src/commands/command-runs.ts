import type { CommandOutput, CommandRun, StartCommandRun } from '@gantry/protocol/saved-command'
import type { Caller } from '../access/access.ts'
import type { Origin } from '../origin.ts'

/** One command on many instances, without a terminal. Runs are kept for a day, or until Gantry ends. */
export interface CommandRuns extends AsyncDisposable {
  start(request: StartCommandRun, caller: Caller, from: Origin): CommandRun
  /** Those of one person, newest first. */
  list(personId: string): CommandRun[]
  get(id: string, personId: string): CommandRun | undefined
  output(id: string, personId: string, instance: string): CommandOutput | undefined
  /** Ends what runs; forgets a run that has ended. */
  remove(id: string, personId: string): boolean
}
