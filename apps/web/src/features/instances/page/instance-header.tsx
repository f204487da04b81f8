import type { InstanceAction } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { SquareTerminal, Zap } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { InstanceStatus } from '../../../ui/status.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { useTerminalItems } from '../../terminals/terminal-items.tsx'
import { useActionFlow } from '../actions/action-flow.tsx'
import { actionIcons } from '../actions/action-icons.ts'
import { type ActionContext, can, mainAction } from '../actions/can.ts'
import { taskItems } from '../actions/task-items.ts'

const inMenu: readonly InstanceAction[] = ['force-stop', 'freeze', 'unfreeze', 'delete']

export const InstanceAside = ({ row, context }: { row: InstanceRow; context: ActionContext }) => (
  <>
    <InstanceStatus status={context.passing ?? row.status} />
    <span className="text-dim">
      {t.instancePage.place(
        t.instances.typesLong[row.type],
        context.server?.name ?? row.server,
        row.member,
        row.project,
      )}
    </span>
  </>
)

/** What can be done with this one instance. `isProtected`: its own configuration forbids to delete it. */
export const InstanceActions = ({
  row,
  context,
  isProtected,
}: {
  row: InstanceRow
  context: ActionContext
  isProtected: boolean
}) => {
  const flow = useActionFlow()
  const main = mainAction(row)
  const terminals = useTerminalItems(row, context)
  const verdict = (action: InstanceAction): Verdict =>
    all(can(action, row, context), action === 'delete' && isProtected ? no(t.instances.why.protected) : yes)
  return (
    <>
      <Button icon={actionIcons[main]} can={verdict(main)} onClick={() => flow.ask(main, [row])}>
        {t.instances.verbs[main]}
      </Button>
      <Button icon={SquareTerminal} can={terminals.can} busy={terminals.busy} onClick={terminals.openShell}>
        {t.terminals.openShort}
      </Button>
      <Button icon={actionIcons.restart} can={verdict('restart')} onClick={() => flow.ask('restart', [row])}>
        {t.instances.verbs.restart}
      </Button>
      <Menu
        label={t.ui.openMenu(row.name)}
        className="inline-grid size-[30px] place-items-center rounded-control border border-line bg-panel text-dim hover:bg-hover"
        items={() => [
          ...inMenu
            .filter((action) => action !== main)
            .map((action) => ({
              label: t.instances.verbs[action],
              icon: actionIcons[action],
              danger: action === 'delete' || action === 'force-stop',
              can: verdict(action),
              onSelect: () => flow.ask(action, [row]),
            })),
          'line' as const,
          ...taskItems(row, context, flow),
          'line' as const,
          ...terminals.items(),
          {
            label: t.terminals.runCommand,
            icon: Zap,
            can: terminals.can,
            onSelect: () => flow.runCommand([row]),
          },
          'line' as const,
          {
            label: t.instancePage.commands,
            icon: SquareTerminal,
            onSelect: () => flow.showCommands([row]),
          },
        ]}
      />
      {terminals.dialog}
    </>
  )
}
