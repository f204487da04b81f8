import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { Camera, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { useInstance } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { TableSkeleton } from '../../../ui/skeleton.tsx'
import type { Selection } from '../../../ui/table/selection.ts'
import { usePaletteEntries } from '../../palette/palette-entries.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { profileList } from '../queries.ts'
import { isStale } from '../table/cells.tsx'
import { canSnapshot, type SnapshotAction } from './can-snapshot.ts'
import { ScheduleSection } from './schedule-section.tsx'
import { type AskedSnapshot, SnapshotDialogs } from './snapshot-dialogs.tsx'
import { instanceForChange, snapshotList } from './snapshot-queries.ts'
import { SnapshotsTable } from './snapshots-table.tsx'

const none: readonly InstanceSnapshot[] = []
const nothing: Selection = new Set()

export const SnapshotsTab = ({ params }: { params: InstanceParams }) => {
  const row = useInstance(instanceKey(params))
  return row === undefined ? null : <Snapshots row={row} />
}

const Snapshots = ({ row }: { row: InstanceRow }) => {
  const { server, bindings, passing } = useActionContextOf(row)
  const context = useMemo(() => ({ server, bindings, passing }), [server, bindings, passing])
  const enabled = !isStale(server)
  const list = useQuery({ ...snapshotList(row.server, row.project, row.name), enabled })
  const read = useQuery({ ...instanceForChange(row.server, row.project, row.name), enabled })
  const profiles = useQuery({ ...profileList(row.server, row.project), enabled })
  const [selected, setSelected] = useState(nothing)
  const [asked, setAsked] = useState<AskedSnapshot>()
  const rows = list.data ?? none
  // What is gone meanwhile cannot be chosen any more.
  const chosen = useMemo(() => rows.filter(({ name }) => selected.has(name)), [rows, selected])
  const can = useCallback((action: SnapshotAction) => canSnapshot(action, row, context), [row, context])
  const close = useCallback(() => setAsked(undefined), [])
  usePaletteEntries(
    useMemo(
      () => [
        {
          id: 'create snapshot',
          label: snapshots.createDialog.title(row.name),
          icon: Camera,
          can: can('create'),
          run: () => setAsked({ action: 'create' }),
        },
      ],
      [row.name, can],
    ),
  )
  const create = (
    <Button look="primary" icon={Camera} can={can('create')} onClick={() => setAsked({ action: 'create' })}>
      {snapshots.create}
    </Button>
  )
  return (
    <>
      {rows.length > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          {chosen.length === 0 ? (
            <span className="text-dim">{snapshots.snapshotsOf(rows.length)}</span>
          ) : (
            <SelectionBar
              label={snapshots.bar.label}
              selected={snapshots.bar.selected(chosen.length)}
              clear={snapshots.bar.clear}
              onClear={() => setSelected(nothing)}
            >
              <Button
                icon={Trash2}
                look="danger"
                can={can('delete')}
                onClick={() => setAsked({ action: 'delete', chosen })}
              >
                {snapshots.bar.delete}
              </Button>
            </SelectionBar>
          )}
          <span className="ml-auto">{create}</span>
        </div>
      )}
      {list.isError && enabled && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && enabled && <TableSkeleton rows={3} columns={6} />}
      {list.data !== undefined && (
        <SnapshotsTable
          instance={row.name}
          rows={rows}
          selected={selected}
          can={can}
          create={create}
          onSelected={setSelected}
          onAsk={setAsked}
        />
      )}
      {read.isError && enabled && <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <ScheduleSection
          instance={read.data.instance}
          profiles={profiles.data}
          can={can('schedule')}
          onChange={() => setAsked({ action: 'schedule' })}
        />
      )}
      {asked !== undefined && (
        <SnapshotDialogs
          asked={asked}
          row={row}
          context={context}
          all={rows}
          read={read.data}
          profiles={profiles.data}
          onClose={close}
        />
      )}
    </>
  )
}
