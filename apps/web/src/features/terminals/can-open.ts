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
