import type { InstanceRow } from '@gantry/protocol/instance-row'
import { lazy, Suspense } from 'react'

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
}

/** Those tasks of an instance that have a dialog of their own. */
export type DialogTask = keyof typeof dialogs

export type AskedTask = { task: DialogTask; row: InstanceRow }

/** The dialog of one task, fetched when it is asked for. */
export const TaskDialog = ({ asked, onClose }: { asked: AskedTask; onClose: () => void }) => {
  const Dialog = dialogs[asked.task]
  return (
    <Suspense>
      <Dialog row={asked.row} onClose={onClose} />
    </Suspense>
  )
}
