import type { InstanceAction } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { SquareTerminal, Zap } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { canOpen } from '../../terminals/can-open.ts'
import type { ActionFlow } from '../actions/action-flow.tsx'
import { actionIcons } from '../actions/action-icons.ts'
import { can, mainAction } from '../actions/can.ts'
import { taskItems } from '../actions/task-items.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'

const inMenu: readonly InstanceAction[] = [
  'start',
  'stop',
  'force-stop',
  'restart',
  'freeze',
  'unfreeze',
  'delete',
]

/** The end of a row: the one thing most often done, and everything else behind the dots. */
export const RowActions = ({ row, flow }: { row: InstanceRow; flow: ActionFlow }) => {
  const context = useActionContextOf(row)
  const main = mainAction(row)
  return (
    <>
      <IconButton
        icon={actionIcons[main]}
        label={`${t.instances.verbs[main]} ${row.name}`}
        can={can(main, row, context)}
        onClick={() => flow.ask(main, [row])}
      />
      <Menu
        label={t.ui.openMenu(row.name)}
        items={() => [
          ...inMenu.map((action) => ({
            label: t.instances.verbs[action],
            icon: actionIcons[action],
            danger: action === 'delete' || action === 'force-stop',
            can: can(action, row, context),
            onSelect: () => flow.ask(action, [row]),
          })),
          'line' as const,
          ...taskItems(row, context, flow),
          'line' as const,
          {
            label: t.terminals.openShort,
            icon: SquareTerminal,
            can: canOpen('exec', row, context),
            onSelect: () => flow.openTerminal('exec', row),
          },
          {
            label: t.terminals.openConsole,
            icon: SquareTerminal,
            can: canOpen('console', row, context),
            onSelect: () => flow.openTerminal('console', row),
          },
          {
            label: t.terminals.runCommand,
            icon: Zap,
            can: canOpen('exec', row, context),
            onSelect: () => flow.runCommand([row]),
          },
          'line' as const,
          {
            label: t.instances.bulk.commands,
            icon: SquareTerminal,
            onSelect: () => flow.showCommands([row]),
          },
        ]}
      />
    </>
  )
}
