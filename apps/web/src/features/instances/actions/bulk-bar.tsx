import { type InstanceAction, mostMade } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { Camera, SquareTerminal, Zap } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { no } from '../../../ui/verdict.ts'
import { canRunOn } from '../../terminals/can-open.ts'
import { useActionFlow } from './action-flow.tsx'
import { actionIcons } from './action-icons.ts'
import { canSome } from './can.ts'
import { canDoSome } from './can-do.ts'
import { transferIcon } from './task-items.ts'
import { useActionContext } from './use-action-context.ts'

const inBar: readonly InstanceAction[] = ['start', 'stop', 'restart', 'delete']
const inMenu: readonly InstanceAction[] = ['force-stop', 'freeze', 'unfreeze']

/** What can be done with the selected instances. Floats over the table, so the rows do not move for it. */
export const BulkBar = ({ rows, onClear }: { rows: readonly InstanceRow[]; onClear: () => void }) => {
  const flow = useActionFlow()
  const contextOf = useActionContext()
  const verdict = (action: InstanceAction) => canSome(action, rows, contextOf).verdict
  const snapshots = canDoSome('snapshot-create', rows, contextOf)
  const transfers = canDoSome('transfer', rows, contextOf)
  return (
    <SelectionBar
      look="floating"
      label={t.instances.bulk.label}
      selected={t.instances.bulk.selected(rows.length)}
      clear={t.instances.bulk.clear}
      onClear={onClear}
    >
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
      <Button icon={Camera} can={snapshots.verdict} onClick={() => flow.snapshot(snapshots.able)}>
        {t.instances.bulk.snapshot}
      </Button>
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
            can:
              transfers.able.length > mostMade ? no(t.instances.bulk.tooMany(mostMade)) : transfers.verdict,
            onSelect: () => flow.transfer(transfers.able),
          },
        ]}
      />
    </SelectionBar>
  )
}
