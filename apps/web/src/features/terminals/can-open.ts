import type { InstanceRow } from '@gantry/protocol/instance-row'
import { allows, type Binding } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../i18n/en.ts'
import { all, no, type Verdict, yes } from '../../ui/verdict.ts'
import { reachable } from '../instances/actions/can.ts'

/** Whether a session of that kind can be opened in the instance now. */
export const canOpen = (
  kind: 'exec' | 'console' | 'vga',
  row: InstanceRow,
  { server, bindings }: { server: ServerRow | undefined; bindings: readonly Binding[] },
): Verdict =>
  all(
    allows(bindings, 'instances.exec', { server: row.server, project: row.project })
      ? yes
      : no(t.terminals.why.permission),
    reachable(server),
    kind === 'vga' && row.type !== 'virtual-machine' ? no(t.terminals.why.notVm) : yes,
    row.status === 'Running' || row.status === 'Ready' ? yes : no(t.terminals.why.notRunning(row.status)),
  )

/** What the BFF takes in one run. */
const most = 200

type ContextOf = (row: InstanceRow) => { server: ServerRow | undefined; bindings: readonly Binding[] }

/** Where a command can run now; where it cannot run anywhere, or on too many, why. */
export const canRunOn = (
  rows: readonly InstanceRow[],
  contextOf: ContextOf,
): { verdict: Verdict; able: InstanceRow[]; unable: { row: InstanceRow; why: string }[] } => {
  const able: InstanceRow[] = []
  const unable: { row: InstanceRow; why: string }[] = []
  for (const row of rows) {
    const verdict = canOpen('exec', row, contextOf(row))
    if (verdict.ok) able.push(row)
    else unable.push({ row, why: verdict.why })
  }
  if (able.length > most) return { verdict: no(t.terminals.why.tooMany(able.length, most)), able, unable }
  const verdict = able.length > 0 ? yes : no(unable[0]?.why ?? t.instances.why.noneSelected)
  return { verdict, able, unable }
}
