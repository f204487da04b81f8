import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { CalendarClock, Camera, CopyPlus, History, Pencil, Trash2 } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { t } from '../../../i18n/en.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { Selection } from '../../../ui/table/selection.ts'
import type { Verdict } from '../../../ui/verdict.ts'
import type { SnapshotAction } from './can-snapshot.ts'
import { narrowSnapshot, snapshotColumns } from './snapshot-columns.tsx'
import type { AskedSnapshot } from './snapshot-dialogs.tsx'

const nameOf = ({ name }: InstanceSnapshot): string => name
const words = snapshots.actions

/** The snapshots of one instance, with what can be done with each. */
export const SnapshotsTable = ({
  instance,
  rows,
  selected,
  can,
  create,
  onSelected,
  onAsk,
}: {
  instance: string
  rows: readonly InstanceSnapshot[]
  selected: Selection
  can: (action: SnapshotAction) => Verdict
  /** The button that makes the first one. */
  create: ReactNode
  onSelected: (selection: Selection) => void
  onAsk: (asked: AskedSnapshot) => void
}) => {
  const actions = useCallback(
    (snapshot: InstanceSnapshot) => (
      <>
        <IconButton
          icon={History}
          label={words.restore(snapshot.name)}
          can={can('restore')}
          onClick={() => onAsk({ action: 'restore', snapshot })}
        />
        <Menu
          label={t.ui.openMenu(snapshot.name)}
          items={() => [
            {
              label: words.copy,
              icon: CopyPlus,
              can: can('copy'),
              onSelect: () => onAsk({ action: 'copy', snapshot }),
            },
            {
              label: words.rename,
              icon: Pencil,
              can: can('rename'),
              onSelect: () => onAsk({ action: 'rename', snapshot }),
            },
            {
              label: words.expiry,
              icon: CalendarClock,
              can: can('expiry'),
              onSelect: () => onAsk({ action: 'expiry', snapshot }),
            },
            'line',
            {
              label: words.delete,
              icon: Trash2,
              danger: true,
              can: can('delete'),
              onSelect: () => onAsk({ action: 'delete', chosen: [snapshot] }),
            },
          ]}
        />
      </>
    ),
    [can, onAsk],
  )
  if (rows.length === 0) {
    return (
      <div className="rounded-panel border border-line bg-panel">
        <Empty icon={Camera} title={snapshots.empty} text={snapshots.emptyText} action={create} />
      </div>
    )
  }
  return (
    <DataTable
      label={snapshots.table(instance)}
      rows={rows}
      columns={snapshotColumns}
      keyOf={nameOf}
      nameOf={nameOf}
      sort={{ column: 'taken', descending: true }}
      selected={selected}
      onSelected={onSelected}
      actions={actions}
      actionsWidth={72}
      narrow={narrowSnapshot}
      className="max-h-[62vh] shrink-0"
    />
  )
}
