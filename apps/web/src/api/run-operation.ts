import type { Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { t } from '../i18n/en.ts'
import { serverName } from '../live/live.ts'
import { lxdFailure } from './lxd.ts'
import type { ApiResult } from './result.ts'
import { type Ended, whenEnded } from './when-ended.ts'

/**
 * Starts what a server does in the background and waits for its end, however long that takes. `onStarted` is told the
 * operation's id, to show how far it is. A server that did it at once has no operation.
 */
export const runOperation = async (
  server: string,
  starting: Promise<Result<Operation | undefined>>,
  onStarted?: (id: string) => void,
): Promise<ApiResult<undefined>> => {
  const started = await starting
  if (!started.ok) return { ok: false, failure: lxdFailure(server, started) }
  if (started.value === undefined) return { ok: true, value: undefined }
  const id = started.value.id.toLowerCase()
  onStarted?.(id)
  const ended = await whenEnded(server, id)
  if (ended.status === 'Success') return { ok: true, value: undefined }
  const name = serverName(server)
  return {
    ok: false,
    failure: {
      kind: 'refused',
      code: ended.status,
      message: messageOf(ended),
      ...(name === undefined ? {} : { server: name }),
    },
  }
}

const messageOf = ({ status, error }: Ended): string => {
  if (error !== '') return error
  return status === 'Lost' ? t.operations.lost : t.operations.notDone(status)
}
