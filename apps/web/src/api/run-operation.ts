import type { Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import { t } from '../i18n/en.ts'
import { live } from '../live/live.ts'
import { whenEnded } from '../live/when-ended.ts'
import { lxdFailure } from './lxd.ts'
import type { ApiResult } from './result.ts'

/**
 * Starts what a server does in the background and waits for its end, however long that takes. `onStarted` is told the
 * operation's id, to show how far it is. A server that did it at once has no operation: then the value is undefined.
 */
export const runOperation = async (
  server: string,
  starting: Promise<Result<Operation | undefined>>,
  onStarted?: (id: string) => void,
): Promise<ApiResult<OperationRow | undefined>> => {
  const started = await starting
  if (!started.ok) return { ok: false, failure: lxdFailure(server, started) }
  if (started.value === undefined) return { ok: true, value: undefined }
  const id = started.value.id.toLowerCase()
  onStarted?.(id)
  const row = await new Promise<OperationRow>((resolve) => whenEnded(operationKey({ server, id }), resolve))
  if (row.status === 'Success') return { ok: true, value: row }
  const name = live.servers.byKey().get(server)?.name
  return {
    ok: false,
    failure: {
      kind: 'refused',
      code: row.status,
      message: messageOf(row),
      ...(name === undefined ? {} : { server: name }),
    },
  }
}

const messageOf = ({ status, error }: OperationRow): string => {
  if (error !== '') return error
  return status === 'Lost' ? t.operations.lost : t.operations.notDone(status)
}
