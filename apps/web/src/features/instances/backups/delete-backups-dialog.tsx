import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { backups as words } from '../../../i18n/en/backups.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useServerMap } from '../actions/use-action-context.ts'
import { deleteCommands } from './backup-commands.ts'

/** Deletes one backup or several, each by itself: one that is refused keeps none of the others. */
export const DeleteBackupsDialog = ({
  row,
  names,
  onClose,
}: {
  row: InstanceRow
  names: readonly string[]
  onClose: (wereAsked: boolean) => void
}) => {
  const servers = useServerMap()
  const [busy, setBusy] = useState(false)
  const remove = async (): Promise<void> => {
    setBusy(true)
    const { server, project } = row
    const results = await Promise.all(
      names.map((name) =>
        runOperation(server, lxd(server).instances.backups.delete(row.name, name, { project })),
      ),
    )
    setBusy(false)
    for (const result of results) if (!result.ok) toast.failed(result.failure)
    const done = results.filter(({ ok }) => ok).length
    if (done > 0) toast.done(words.deleted(done))
    onClose(true)
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={words.deleteTitle(names)}
      action={words.deleteButton(names.length)}
      danger
      busy={busy}
      command={deleteCommands(names, row, servers)}
      onConfirm={() => void remove()}
    >
      <p className="m-0">{words.deleteText}</p>
      {names.length > 1 && (
        <ul className="m-0 mt-2.5 max-h-48 list-none overflow-y-auto rounded-control border border-line p-0">
          {names.map((name) => (
            <li
              key={name}
              className="border-line border-b px-2.5 py-1 last:border-0 [overflow-wrap:anywhere]"
            >
              {name}
            </li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  )
}
