import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { lazy, Suspense } from 'react'
import { useInstance } from '../../../live/hooks.ts'

const dialogs = {
  rename: lazy(() =>
    import('../rename/rename-dialog.tsx').then((module) => ({ default: module.RenameDialog })),
  ),
  copy: lazy(() =>
    import('../copy/copy-instance-dialog.tsx').then((module) => ({ default: module.CopyInstanceDialog })),
  ),
  move: lazy(() => import('../copy/move-dialog.tsx').then((module) => ({ default: module.MoveDialog }))),
  publish: lazy(() =>
    import('../publish/publish-dialog.tsx').then((module) => ({ default: module.PublishDialog })),
  ),
  rebuild: lazy(() =>
    import('../rebuild/rebuild-dialog.tsx').then((module) => ({ default: module.RebuildDialog })),
  ),
}

/** Those tasks of an instance that have a dialog of their own. */
export type DialogTask = keyof typeof dialogs

export type AskedTask = { task: DialogTask; row: InstanceRow }

/** The dialog of one task, fetched when it is asked for. */
export const TaskDialog = ({ asked, onClose }: { asked: AskedTask; onClose: () => void }) => {
  const Dialog = dialogs[asked.task]
  // As it is now: what can be done depends on its state. After a move it has another key.
  const row = useInstance(instanceKey(asked.row)) ?? asked.row
  return (
    <Suspense>
      <Dialog row={row} onClose={onClose} />
    </Suspense>
  )
}
