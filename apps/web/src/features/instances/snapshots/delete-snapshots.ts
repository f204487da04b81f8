import { lxd } from '../../../api/lxd.ts'
import { runOperation } from '../../../api/run-operation.ts'

/** One of several that are deleted: what becomes of it, and why not. */
export type DeleteItem = { name: string; state: 'waiting' | 'running' | 'done' | 'failed'; error?: string }

/**
 * Deletes snapshots of one instance, one after the other: their storage is one, and some drivers can only do one at a
 * time. One that fails does not keep the others from being deleted. `onChange` is told whenever one moves.
 */
export const deleteSnapshots = async (
  { server, project, name }: { server: string; project: string; name: string },
  names: readonly string[],
  onChange: (items: readonly DeleteItem[]) => void,
): Promise<readonly DeleteItem[]> => {
  let items: readonly DeleteItem[] = names.map((snapshot) => ({ name: snapshot, state: 'waiting' }))
  const put = (item: DeleteItem): void => {
    items = items.map((one) => (one.name === item.name ? item : one))
    onChange(items)
  }
  for (const snapshot of names) {
    put({ name: snapshot, state: 'running' })
    const started = lxd(server).instances.snapshots.delete(name, snapshot, { project })
    const result = await runOperation(server, started)
    put(
      result.ok
        ? { name: snapshot, state: 'done' }
        : { name: snapshot, state: 'failed', error: result.failure.message },
    )
  }
  return items
}
