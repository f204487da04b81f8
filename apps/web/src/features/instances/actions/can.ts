import type { InstanceAction } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { allows, type Binding, type Permission } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'

/** In which states LXD and Incus carry an action out. `Error` is also what a dead cluster member's rows say. */
const allowed: Readonly<Record<InstanceAction, readonly string[]>> = {
  start: ['Stopped', 'Error'],
  stop: ['Running', 'Ready'],
  'force-stop': ['Running', 'Ready', 'Frozen', 'Error', 'Stopping', 'Starting'],
  restart: ['Running', 'Ready'],
  freeze: ['Running', 'Ready'],
  unfreeze: ['Frozen'],
  delete: ['Stopped', 'Error'],
}

/** Those that people know; the passing ones would only make the sentence long. */
const isLasting = (status: string): boolean => ['Running', 'Stopped', 'Frozen', 'Error'].includes(status)

const needs = (action: InstanceAction): Permission =>
  action === 'delete' ? 'instances.manage' : 'instances.operate'

export type ActionContext = {
  server: ServerRow | undefined
  bindings: readonly Binding[]
  /** The passing word of an operation that runs on this instance now. */
  passing: string | undefined
}

/** While an operation runs, LXD refuses a second one; only a forced stop may end what hangs in a clean one. */
const waitsFor = (action: InstanceAction, passing: string | undefined): boolean =>
  passing !== undefined && !(action === 'force-stop' && (passing === 'Stopping' || passing === 'Restarting'))

export const reachable = (server: ServerRow | undefined): Verdict => {
  if (server === undefined) return no(t.instances.why.noServer)
  if (server.state === 'online') return yes
  return no(t.instances.why.server(server.name, server.state, server.why))
}

export const can = (action: InstanceAction, row: InstanceRow, context: ActionContext): Verdict => {
  const target = { server: row.server, project: row.project }
  if (!allows(context.bindings, needs(action), target)) return no(t.instances.why.permission(needs(action)))
  const server = reachable(context.server)
  if (!server.ok) return server
  if (waitsFor(action, context.passing)) return no(t.instances.why.passing(context.passing ?? ''))
  return allowed[action].includes(row.status)
    ? yes
    : no(t.instances.why.onlyWhen(action, allowed[action].filter(isLasting), row.status))
}

type Some = { verdict: Verdict; able: InstanceRow[]; unable: { row: InstanceRow; why: string }[] }

/**
 * What is done to many instances is offered when at least one of them can take it; the others are left out and
 * counted. Where none can, the most frequent reason is given.
 */
export const some = (rows: readonly InstanceRow[], verdictOf: (row: InstanceRow) => Verdict): Some => {
  const able: InstanceRow[] = []
  const unable: { row: InstanceRow; why: string }[] = []
  for (const row of rows) {
    const verdict = verdictOf(row)
    if (verdict.ok) able.push(row)
    else unable.push({ row, why: verdict.why })
  }
  const counts = new Map<string, number>()
  for (const { why } of unable) counts.set(why, (counts.get(why) ?? 0) + 1)
  const [reason] = [...counts].sort(([, a], [, b]) => b - a)
  const verdict = able.length > 0 ? yes : no(reason?.[0] ?? t.instances.why.noneSelected)
  return { verdict, able, unable }
}

export const canSome = (
  action: InstanceAction,
  rows: readonly InstanceRow[],
  contextOf: (row: InstanceRow) => ActionContext,
): Some => some(rows, (row) => can(action, row, contextOf(row)))

/** What the one button of a row does: what brings the instance into its other state. */
export const mainAction = (row: InstanceRow): InstanceAction => {
  if (row.status === 'Frozen') return 'unfreeze'
  return row.status === 'Running' || row.status === 'Ready' ? 'stop' : 'start'
}

/** What a person must agree to first, since running programs or stored data are lost. */
export const confirmed: ReadonlySet<InstanceAction> = new Set(['stop', 'force-stop', 'restart', 'delete'])
