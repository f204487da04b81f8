import type { InstanceAction } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { SquareTerminal, X, Zap } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { all, no, type Verdict } from '../../../ui/verdict.ts'
import { canRunOn } from '../../terminals/can-open.ts'
import { useActionFlow } from './action-flow.tsx'
import { actionIcons } from './action-icons.ts'
import { type ActionContext, canSome } from './can.ts'
import { canDo } from './can-do.ts'
import { transferIcon } from './task-items.ts'
import { useActionContext } from './use-action-context.ts'

const inBar: readonly InstanceAction[] = ['start', 'stop', 'restart', 'delete']
const inMenu: readonly InstanceAction[] = ['force-stop', 'freeze', 'unfreeze']

/** A run of transfers takes no more. */
const transferred = 200

const canTransferAll = (
  rows: readonly InstanceRow[],
  contextOf: (row: InstanceRow) => ActionContext,
): Verdict =>
  rows.length > transferred
    ? no(t.instances.bulk.tooMany(transferred))
    : all(...rows.map((row) => canDo('transfer', row, contextOf(row))))

/** What can be done with the selected instances. Floats over the table, so the rows do not move for it. */
export const BulkBar = ({ rows, onClear }: { rows: readonly InstanceRow[]; onClear: () => void }) => {
  const flow = useActionFlow()
  const contextOf = useActionContext()
  const verdict = (action: InstanceAction) => canSome(action, rows, contextOf).verdict
  return (
    <div
      role="toolbar"
      aria-label={t.instances.bulk.label}
      className="absolute bottom-3.5 left-1/2 z-20 flex max-w-[calc(100%-16px)] -translate-x-1/2 animate-[rise_120ms_ease-out] items-center gap-1.5 overflow-x-auto rounded-[11px] border border-line bg-panel px-3 py-2 shadow-float [scrollbar-width:none]"
    >
      <b aria-live="polite" className="mr-1.5 whitespace-nowrap font-semibold">
        {t.instances.bulk.selected(rows.length)}
      </b>
      {inBar.map((action) => (
        <Button
          key={action}
          icon={actionIcons[action]}
          look={action === 'delete' ? 'danger' : 'plain'}
          can={verdict(action)}
          onClick={() => flow.ask(action, rows)}
        >
          {t.instances.verbs[action]}
        </Button>
      ))}
      <Button icon={Zap} can={canRunOn(rows, contextOf).verdict} onClick={() => flow.runCommand(rows)}>
        {t.terminals.runCommandShort}
      </Button>
      <Button look="ghost" icon={SquareTerminal} onClick={() => flow.showCommands(rows)}>
        {t.instances.bulk.commands}
      </Button>
      <Menu
        label={t.ui.more}
        side="top"
        items={() => [
          ...inMenu.map((action) => ({
            label: t.instances.verbs[action],
            icon: actionIcons[action],
            danger: action === 'force-stop',
            can: verdict(action),
            onSelect: () => flow.ask(action, rows),
          })),
          {
            label: t.instances.tasks.transfer,
            icon: transferIcon,
            can: canTransferAll(rows, contextOf),
            onSelect: () => flow.transfer(rows),
          },
        ]}
      />
      <IconButton icon={X} label={t.instances.bulk.clear} onClick={onClear} />
    </div>
  )
}
