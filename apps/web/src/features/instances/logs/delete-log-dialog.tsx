import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { logs as words } from '../../../i18n/en/logs.ts'
import { useServer } from '../../../live/hooks.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { toast } from '../../../ui/toast.tsx'
import { queryCommand } from '../actions/query-command.ts'
import { type LogFile, partOf } from './log-file.ts'

/** Deletes one log. Which ones a server lets go of it decides itself, and says why not. */
export const DeleteLogDialog = ({
  row,
  file,
  onClose,
}: {
  row: InstanceRow
  file: LogFile
  onClose: (isDeleted: boolean) => void
}) => {
  const { server, project, name } = row
  const of = useServer(server)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const remove = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const { instances } = lxd(server)
    const result =
      file.kind === 'log'
        ? await instances.deleteLog(name, file.name, { project })
        : await instances.deleteExecOutput(name, file.name, { project })
    setBusy(false)
    if (!result.ok) return setFailure(lxdFailure(server, result))
    toast.done(words.deleted(file.name))
    onClose(true)
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={words.deleteTitle(file.name)}
      action={words.delete}
      danger
      busy={busy}
      command={queryCommand({ ...row, of }, { method: 'DELETE', part: partOf(file) })}
      onConfirm={() => void remove()}
    >
      <div className="grid gap-3">
        {words.deleteText}
        <FormFailure failure={failure} />
      </div>
    </ConfirmDialog>
  )
}
