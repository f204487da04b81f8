import type { InstanceRow } from '@gantry/protocol/instance-row'
import { ArrowLeftRight, Copy, FolderInput, Hammer, type LucideIcon, Package, PencilLine } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import type { MenuItem } from '../../../ui/menu.tsx'
import type { ActionFlow } from './action-flow.tsx'
import type { ActionContext } from './can.ts'
import { canDo } from './can-do.ts'
import type { DialogTask } from './task-dialog.tsx'

export const taskIcons: Readonly<Record<DialogTask, LucideIcon>> = {
  rename: PencilLine,
  copy: Copy,
  move: FolderInput,
  publish: Package,
  rebuild: Hammer,
}
export const transferIcon = ArrowLeftRight
export const dialogTasks: readonly DialogTask[] = ['rename', 'copy', 'move', 'publish', 'rebuild']

/** The entries of a menu that open the dialogs of tasks. */
export const taskItems = (row: InstanceRow, context: ActionContext, flow: ActionFlow): MenuItem[] => [
  ...dialogTasks.map((task) => ({
    label: t.instances.tasks[task],
    icon: taskIcons[task],
    can: canDo(task, row, context),
    onSelect: () => flow.openTask(task, row),
  })),
  {
    label: t.instances.tasks.transfer,
    icon: transferIcon,
    can: canDo('transfer', row, context),
    onSelect: () => flow.transfer([row]),
  },
]
