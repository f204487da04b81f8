import { instanceActions } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { SquareTerminal, Zap } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '../../../i18n/en.ts'
import { usePaletteEntries } from '../../palette/palette-entries.ts'
import { canOpen } from '../../terminals/can-open.ts'
import { useActionFlow } from '../actions/action-flow.tsx'
import { actionIcons } from '../actions/action-icons.ts'
import { type ActionContext, can } from '../actions/can.ts'
import { canDo } from '../actions/can-do.ts'
import { dialogTasks, taskIcons } from '../actions/task-items.ts'

/** What can be done with the instance of this page, in the command palette. */
export const useInstancePalette = (row: InstanceRow, { server, bindings, passing }: ActionContext): void => {
  const flow = useActionFlow()
  const entries = useMemo(
    () => [
      ...instanceActions.map((action) => ({
        id: `instance ${action}`,
        label: `${t.instances.verbs[action]} ${row.name}`,
        icon: actionIcons[action],
        can: can(action, row, { server, bindings, passing }),
        run: () => flow.ask(action, [row]),
      })),
      {
        id: 'instance terminal',
        label: t.instancePage.palette.terminal(row.name),
        icon: SquareTerminal,
        can: canOpen('exec', row, { server, bindings }),
        run: () => flow.openTerminal('exec', row),
      },
      {
        id: 'instance console',
        label: t.instancePage.palette.console(row.name),
        icon: SquareTerminal,
        can: canOpen('console', row, { server, bindings }),
        run: () => flow.openTerminal('console', row),
      },
      {
        id: 'instance run command',
        label: t.instancePage.palette.run(row.name),
        icon: Zap,
        can: canOpen('exec', row, { server, bindings }),
        run: () => flow.runCommand([row]),
      },
      ...dialogTasks.map((task) => ({
        id: `instance ${task}`,
        label: t.instancePage.palette.task(t.instances.tasks[task], row.name),
        icon: taskIcons[task],
        can: canDo(task, row, { server, bindings, passing }),
        run: () => flow.openTask(task, row),
      })),
      {
        id: 'instance commands',
        label: t.instancePage.commands,
        icon: SquareTerminal,
        run: () => flow.showCommands([row]),
      },
    ],
    [row, server, bindings, passing, flow],
  )
  usePaletteEntries(entries)
}
