import type { OperationRow } from '@gantry/protocol/operation-row'
import { lxd, lxdFailure } from '../../api/lxd.ts'
import { t } from '../../i18n/en.ts'
import { toast } from '../../ui/toast.tsx'

/** Asks the server to stop it. Whether it did comes on the live socket. */
export const cancelOperation = async (row: OperationRow): Promise<void> => {
  const result = await lxd(row.server).operations.cancel(row.id)
  if (result.ok) toast.done(t.operations.cancelled(row.description))
  else toast.failed(lxdFailure(row.server, result))
}
