import { instanceKey } from '@gantry/protocol/instance-row'
import { operationKey } from '@gantry/protocol/operation-row'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { onSessionEnd } from '../../../api/session-end.ts'
import { whileOpen } from '../../../api/while-open.ts'
import { live } from '../../../live/live.ts'
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

/** What the operation says that it made; without a name in the form nobody else knows. */
const madeBy = (server: string, operation: string): string | undefined => {
  const row = live.operations.byKey().get(operationKey({ server, id: operation }))
  const made = row?.resources.find(({ kind }) => kind === 'instance')
  return made && instanceKey({ server, project: made.project, name: made.name })
}

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
  const sending = lxd(server).instances.backups.restore(file, {
    project,
    length: file.size,
    signal: controller.signal,
    onSent: (bytes) => change(id, { sent: bytes }),
    ...(name === '' ? {} : { name }),
    ...(pool === '' ? {} : { pool }),
  })
  const sent = await whileOpen(sending)
  if (!sent.ok) {
    if (sent.kind === 'aborted') dismissRestore(id)
    else change(id, { stage: 'failed', failure: lxdFailure(server, sent) })
    return false
  }
  const operation = sent.value.id.toLowerCase()
  change(id, { stage: 'unpacking', sent: file.size, operation })
  const result = await runOperation(server, Promise.resolve(sent))
  if (!result.ok) change(id, { stage: 'failed', failure: result.failure })
  else {
    const named = name === '' ? undefined : instanceKey({ server, project, name })
    change(id, { stage: 'done', instance: madeBy(server, operation) ?? named })
  }
  return result.ok
}

onSessionEnd(() => {
  for (const { cancel } of restores.get()) cancel()
  restores.set([])
})
