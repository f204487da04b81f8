import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import type { Permission, Target } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../i18n/en.ts'
import { no, type Verdict, yes } from '../../ui/verdict.ts'

/** Whether an operation can be cancelled now, by this person, with the reason when not. */
export const canCancel = (
  row: OperationRow,
  server: ServerRow | undefined,
  may: (permission: Permission, target?: Target) => boolean,
): Verdict => {
  const reasons = t.operations.reasons
  if (hasEnded(row.status)) return no(reasons.ended)
  if (row.status === 'Cancelling') return no(reasons.cancelling)
  if (!may('instances.operate', { server: row.server, project: row.project })) return no(reasons.notPermitted)
  if (!row.cancellable) return no(reasons.notCancellable)
  return server?.state === 'online' ? yes : no(reasons.offline)
}
