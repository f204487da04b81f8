import type { InstanceRow } from '@gantry/protocol/instance-row'
import { type InstanceTask, instanceTasks } from '@gantry/protocol/instance-tasks'
import { allows } from '@gantry/protocol/permissions'
import { t } from '../../../i18n/en.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { type ActionContext, reachable, some } from './can.ts'

/** What LXD refuses while an operation runs on the instance. Files that lie there already are not concerned. */
const waits: ReadonlySet<InstanceTask> = new Set([
  'rename',
  'copy',
  'move',
  'transfer',
  'configure',
  'publish',
  'rebuild',
  'backup-create',
  'snapshot-create',
  'snapshot-restore',
  'snapshot-copy',
  'snapshot-schedule',
])

/** Whether something of the table of tasks can be done with the instance now, with the reason when not. */
export const canDo = (task: InstanceTask, row: InstanceRow, context: ActionContext): Verdict => {
  const { permission, ...rest } = instanceTasks[task]
  const target = { server: row.server, project: row.project }
  if (!allows(context.bindings, permission, target)) return no(t.instances.why.permission(permission))
  const server = reachable(context.server)
  if (!server.ok) return server
  if ('extension' in rest && context.server?.extensions.includes(rest.extension) !== true)
    return no(t.instances.why.extension(t.instances.tasks[task], rest.extension))
  if (context.passing !== undefined && waits.has(task)) return no(t.instances.why.passing(context.passing))
  const states: readonly string[] = 'states' in rest ? rest.states : []
  return states.length === 0 || states.includes(row.status)
    ? yes
    : no(t.instances.why.onlyIn(t.instances.tasks[task], states, row.status))
}

/** The same for many, as {@link some} has it. */
export const canDoSome = (
  task: InstanceTask,
  rows: readonly InstanceRow[],
  contextOf: (row: InstanceRow) => ActionContext,
): ReturnType<typeof some> => some(rows, (row) => canDo(task, row, contextOf(row)))
