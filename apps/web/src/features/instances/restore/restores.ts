import { instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { createSlice, soon } from '../../../live/slice.ts'
import type { RestoreForm } from './restore-form.ts'

/** A backup file that goes from this browser to a server, until the person dismisses what became of it. */
export type Restore = {
  id: number
  /** The file's name and size in bytes. */
  file: string
  size: number
  server: string
  project: string
  stage: 'sending' | 'unpacking' | 'done' | 'failed'
  sent: number
  operation: string | undefined
  /** The instance's key, when it is there. */
  instance: string | undefined
  failure: ApiFailure | undefined
  /** Breaks the sending off; the server then keeps nothing. */
  cancel: () => void
}

/** Outside of React: it goes on when the person looks at another page. */
export const restores = createSlice<readonly Restore[]>([], soon)

let last = 0

const change = (id: number, part: Partial<Restore>): void =>
  restores.set(restores.get().map((each) => (each.id === id ? { ...each, ...part } : each)))

export const dismissRestore = (id: number): void =>
  restores.set(restores.get().filter((each) => each.id !== id))

const instanceOf = (row: OperationRow | undefined): string | undefined => {
  const made = row?.resources.find(({ kind }) => kind === 'instance')
  return row && made && instanceKey({ server: row.server, project: made.project, name: made.name })
}

/** The browser asks before it closes the window while something would be lost by it. */
const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault()

/** Sends the file and follows what the server makes of it. Answers whether the instance is there. */
export const startRestore = async (form: RestoreForm & { file: File }): Promise<boolean> => {
  const { file, server, project, name, pool } = form
  const controller = new AbortController()
  last += 1
  const id = last
  const began: Restore = {
    ...{ id, file: file.name, size: file.size, server, project },
    ...{ stage: 'sending', sent: 0, operation: undefined, instance: undefined, failure: undefined },
    cancel: () => controller.abort(),
  }
  restores.set([...restores.get(), began])
  addEventListener('beforeunload', askFirst)
  const sent = await lxd(server).instances.backups.restore(file, {
    project,
    length: file.size,
    signal: controller.signal,
    onSent: (bytes) => change(id, { sent: bytes }),
    ...(name === '' ? {} : { name }),
    ...(pool === '' ? {} : { pool }),
  })
  removeEventListener('beforeunload', askFirst)
  if (!sent.ok) {
    if (sent.kind === 'aborted') dismissRestore(id)
    else change(id, { stage: 'failed', failure: lxdFailure(server, sent) })
    return false
  }
  change(id, { stage: 'unpacking', sent: file.size, operation: sent.value.id.toLowerCase() })
  const result = await runOperation(server, Promise.resolve(sent))
  change(
    id,
    result.ok
      ? { stage: 'done', instance: instanceOf(result.value) }
      : { stage: 'failed', failure: result.failure },
  )
  return result.ok
}
