import type { InstanceRow } from '@gantry/protocol/instance-row'
import { lxd } from '../../../api/lxd.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { backups as words } from '../../../i18n/en/backups.ts'
import { useServer } from '../../../live/hooks.ts'
import { DeleteDialog } from '../../../ui/delete-dialog.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import { deleteCommands } from './backup-commands.ts'

/** Deletes one backup or several. */
export const DeleteBackupsDialog = ({
  row,
  names,
  can,
  onDone,
  onClose,
}: {
  row: InstanceRow
  names: readonly string[]
  can: Verdict
  onDone: () => void
  onClose: () => void
}) => {
  const { server, project } = row
  const of = useServer(server)
  return (
    <DeleteDialog
      deleted={names.map((name) => ({ key: name, title: name }))}
      title={words.deleteTitle(names)}
      text={words.deleteText}
      action={words.deleteButton(names.length)}
      done={words.deleted(names.length)}
      command={deleteCommands(names, { ...row, of })}
      typed={names.length > 1 ? String(names.length) : undefined}
      can={can}
      remove={(name) =>
        runOperation(server, lxd(server).instances.backups.delete(row.name, name, { project }))
      }
      onDone={onDone}
      onClose={onClose}
    />
  )
}
