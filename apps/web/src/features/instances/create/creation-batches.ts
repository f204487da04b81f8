import type { InstancesPost } from '@gantry/lxd-client/types/instance'
import type { ServerRow } from '@gantry/protocol/server-row'
import { onSessionEnd } from '../../../api/session-end.ts'
import { whileOpen } from '../../../api/while-open.ts'
import { createSlice, soon } from '../../../live/slice.ts'
import type { CreateForm } from './create-form.ts'
import { startCreation } from './creations.ts'

export type BatchState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
export type BatchItem = { name: string; state: BatchState; operation: string | null; error: string }

/** Several instances that were asked for by one form. */
export type CreationBatch = {
  id: string
  server: string
  form: CreateForm
  items: readonly BatchItem[]
}

/** So many are under way on the server at once, which unpacks them one beside the other; the rest waits here. */
const atOnce = 10

export const creationBatches = createSlice<readonly CreationBatch[]>([], soon)

onSessionEnd(() => creationBatches.set([]))

const changeItem = (id: string, name: string, part: Partial<BatchItem>): void =>
  creationBatches.set(
    creationBatches.get().map((batch) =>
      batch.id === id
        ? {
            ...batch,
            items: batch.items.map((item) => (item.name === name ? { ...item, ...part } : item)),
          }
        : batch,
    ),
  )

const nextOf = (id: string): BatchItem | undefined =>
  creationBatches
    .get()
    .find((batch) => batch.id === id)
    ?.items.find((item) => item.state === 'waiting')

export const dismissBatch = (id: string): void =>
  creationBatches.set(creationBatches.get().filter((batch) => batch.id !== id))

/** What was not asked for yet is left out. */
export const cancelWaiting = (id: string): void => {
  for (let next = nextOf(id); next !== undefined; next = nextOf(id))
    changeItem(id, next.name, { state: 'cancelled' })
}

/** One after the other, each as soon as the one before has ended. */
const work = async (id: string, form: CreateForm, server: ServerRow, body: InstancesPost): Promise<void> => {
  for (let next = nextOf(id); next !== undefined; next = nextOf(id)) {
    const { name } = next
    changeItem(id, name, { state: 'running' })
    const started = await startCreation({ ...form, name }, server, { ...body, name }, id)
    if (!started.ok) {
      changeItem(id, name, { state: 'failed', error: started.failure.message })
      continue
    }
    changeItem(id, name, { operation: started.value.creation.operation })
    const { status, error } = await started.value.ended
    const state = status === 'Success' ? 'done' : status === 'Cancelled' ? 'cancelled' : 'failed'
    changeItem(id, name, { state, error, operation: null })
  }
}

/**
 * Begins to make all of them; what becomes of each is in `creationBatches`. Those that wait are only asked for while the
 * window is open, so the browser asks before it closes it.
 */
export const startBatch = (
  form: CreateForm,
  server: ServerRow,
  names: readonly string[],
  body: InstancesPost,
): void => {
  const id = crypto.randomUUID()
  const items = names.map((name): BatchItem => ({ name, state: 'waiting', operation: null, error: '' }))
  creationBatches.set([...creationBatches.get(), { id, server: server.id, form, items }])
  for (let worker = 0; worker < Math.min(atOnce, names.length); worker += 1)
    void whileOpen(work(id, form, server, body))
}
