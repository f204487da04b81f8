import { type InstanceAction, mostTransfers } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { InstanceTask } from '@gantry/protocol/instance-tasks'
import { Camera, SquareTerminal, X, Zap } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { canRunOn } from '../../terminals/can-open.ts'
import { useActionFlow } from './action-flow.tsx'
import { actionIcons } from './action-icons.ts'
import { type ActionContext, canSome } from './can.ts'
import { canDo } from './can-do.ts'
import { transferIcon } from './task-items.ts'
import { useActionContext } from './use-action-context.ts'

const inBar: readonly InstanceAction[] = ['start', 'stop', 'restart', 'delete']
const inMenu: readonly InstanceAction[] = ['force-stop', 'freeze', 'unfreeze']

type ContextOf = (row: InstanceRow) => ActionContext

/** Those with which the task can be done; where none can, why the first one cannot. */
const ableTo = (
  task: InstanceTask,
  rows: readonly InstanceRow[],
  contextOf: ContextOf,
): { verdict: Verdict; able: InstanceRow[] } => {
  const verdicts = rows.map((row) => ({ row, verdict: canDo(task, row, contextOf(row)) }))
  const able = verdicts.flatMap(({ row, verdict }) => (verdict.ok ? [row] : []))
  return { able, verdict: able.length > 0 ? yes : (verdicts[0]?.verdict ?? no(t.instances.why.noneSelected)) }
}

/** What can be done with the selected instances. Floats over the table, so the rows do not move for it. */
export const BulkBar = ({ rows, onClear }: { rows: readonly InstanceRow[]; onClear: () => void }) => {
  const flow = useActionFlow()
  const contextOf = useActionContext()
  const verdict = (action: InstanceAction) => canSome(action, rows, contextOf).verdict
  const snapshots = ableTo('snapshot-create', rows, contextOf)
  const transfers = ableTo('transfer', rows, contextOf)
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
              transfers.able.length > mostTransfers
                ? no(t.instances.bulk.tooMany(mostTransfers))
                : transfers.verdict,
            onSelect: () => flow.transfer(transfers.able),
          },
        ]}
      />
      <IconButton icon={X} label={t.instances.bulk.clear} onClick={onClear} />
    </div>
  )
}
