import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Archive, HardDriveDownload, Plus, Trash2, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import { backups as words } from '../../../i18n/en/backups.ts'
import { useInstance, useSlice } from '../../../live/hooks.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { TableSkeleton } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { OperationPanel } from '../../operations/operation-panel.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { useInstanceOperations } from '../page/use-instance-operations.ts'
import { isStale } from '../table/cells.tsx'
import { BackupActions } from './backup-actions.tsx'
import { type BackupRow, backupColumns, keyOf, narrowBackup } from './backup-columns.tsx'
import { BackupDialog, type BackupPurpose } from './backup-dialog.tsx'
import { backupList } from './backup-queries.ts'
import { DeleteBackupsDialog } from './delete-backups-dialog.tsx'
import { ExportPanels } from './export-panels.tsx'
import { diskExports, isForExport } from './exports.ts'

const nothing: ReadonlySet<string> = new Set()

/** LXD and Incus name their operations in English, and say what they do in no other way. */
const isBackup = (description: string): boolean => /^(backing up|creating .*backup)/i.test(description)

const Running = ({ params }: { params: InstanceParams }) => {
  const { rows } = useInstanceOperations(params.server, params.project, params.name)
  const exporting = new Set(useSlice(diskExports).map(({ operation }) => operation))
  return rows
    .filter((row) => row.ended === null && isBackup(row.description) && !exporting.has(row.id))
    .map((row) => <OperationPanel key={row.id} title={words.making(params.name)} operation={row} />)
}

const Backups = ({ params, row }: { params: InstanceParams; row: InstanceRow }) => {
  const context = useActionContextOf(row)
  const online = !isStale(context.server)
  const list = useQuery({ ...backupList(params), enabled: online })
  const [asked, setAsked] = useState<BackupPurpose>()
  const [selected, setSelected] = useState(nothing)
  const [deleting, setDeleting] = useState<readonly string[]>()
  const canCreate = canDo('backup-create', row, context)
  const canDownload = canDo('backup-download', row, context)
  const canDelete = canDo('backup-delete', row, context)
  const mayDownload = canDownload.ok
  const rows = useMemo(
    () =>
      (list.data ?? []).map(
        (backup): BackupRow => ({
          ...backup,
          of: params,
          hasSize: mayDownload && !isForExport(backup.name),
        }),
      ),
    [list.data, params, mayDownload],
  )
  const chosen = rows.map(keyOf).filter((name) => selected.has(name))
  const actions = (backup: BackupRow) => (
    <BackupActions
      row={backup}
      canDownload={canDownload}
      canDelete={canDelete}
      onDelete={(name) => setDeleting([name])}
    />
  )
  return (
    <>
      <div className="flex min-h-[30px] flex-wrap items-center gap-2">
        {chosen.length === 0 ? (
          <span className="text-dim">{words.text}</span>
        ) : (
          <SelectionBar
            label={words.selection}
            selected={words.selected(chosen.length)}
            clear={words.clearSelection}
            onClear={() => setSelected(nothing)}
          >
            <Button icon={Trash2} look="danger" can={canDelete} onClick={() => setDeleting(chosen)}>
              {words.deleteSelected}
            </Button>
          </SelectionBar>
        )}
        <span className="ml-auto flex flex-wrap gap-2">
          <Link to="/instances/restore" className={buttonClass('plain')}>
            <Upload size={15} aria-hidden className="text-dim" />
            {words.restore}
          </Link>
          <Button icon={HardDriveDownload} can={canCreate} onClick={() => setAsked('export')}>
            {words.exportNow}
          </Button>
          <Button icon={Plus} look="primary" can={canCreate} onClick={() => setAsked('create')}>
            {words.create}
          </Button>
        </span>
      </div>
      <Running params={params} />
      <ExportPanels params={params} />
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <TableSkeleton rows={3} columns={5} />}
      {list.data !== undefined && rows.length === 0 && (
        <Empty icon={Archive} title={words.none} text={words.noneText} />
      )}
      {rows.length > 0 && (
        <DataTable
          label={words.title}
          rows={rows}
          columns={backupColumns}
          keyOf={keyOf}
          nameOf={keyOf}
          narrow={narrowBackup}
          sort={{ column: 'made', descending: true }}
          selected={selected}
          onSelected={setSelected}
          actions={actions}
          actionsWidth={72}
        />
      )}
      {asked !== undefined && <BackupDialog row={row} purpose={asked} onClose={() => setAsked(undefined)} />}
      {deleting !== undefined && (
        <DeleteBackupsDialog
          row={row}
          names={deleting}
          can={canDelete}
          onDone={() => {
            setSelected(nothing)
            void list.refetch()
          }}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  )
}

/** The backups that the server keeps of the instance, and exports straight to the person's disk. */
export const BackupsTab = ({ params }: { params: InstanceParams }) => {
  const row = useInstance(instanceKey(params))
  return row === undefined ? null : <Backups params={params} row={row} />
}
