import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { lxd } from '../../../api/lxd.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { age } from '../../../i18n/format.ts'
import { DeleteDialog } from '../../../ui/delete-dialog.tsx'
import type { ActionContext } from '../actions/can.ts'
import { canSnapshot } from './can-snapshot.ts'
import { deleteCommand } from './snapshot-command.ts'

const words = snapshots.deleteDialog

/** Deletes one snapshot or many. */
export const DeleteSnapshotsDialog = ({
  row,
  context,
  chosen,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  chosen: readonly InstanceSnapshot[]
  onClose: () => void
}) => {
  const { server, project } = row
  const names = chosen.map(({ name }) => name)
  return (
    <DeleteDialog
      deleted={chosen.map(({ name, created_at }) => ({
        key: name,
        title: name,
        detail: words.taken(age(created_at, Date.now())),
      }))}
      title={words.title(names)}
      text={names.length === 1 ? words.textOne : words.text}
      action={words.action(names.length)}
      done={words.done(names.length)}
      command={deleteCommand({ ...row, of: context.server }, names)}
      typed={names.length > 1 ? String(names.length) : undefined}
      can={canSnapshot('delete', row, context)}
      remove={(name) =>
        runOperation(server, lxd(server).instances.snapshots.delete(row.name, name, { project }))
      }
      onClose={onClose}
    />
  )
}
