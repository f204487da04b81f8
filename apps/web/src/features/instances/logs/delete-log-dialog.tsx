import type { InstanceRow } from '@gantry/protocol/instance-row'
import { lxd } from '../../../api/lxd.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { logs as words } from '../../../i18n/en/logs.ts'
import { useServer } from '../../../live/hooks.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { queryCommand } from '../actions/query-command.ts'
import { type LogFile, partOf } from './log-file.ts'

/** Deletes one log. Which ones a server lets go of it decides itself, and says why not. */
export const DeleteLogDialog = ({
  row,
  file,
  onDeleted,
  onClose,
}: {
  row: InstanceRow
  file: LogFile
  /** `wasClosed` where the person did not wait for it. */
  onDeleted: (wasClosed: boolean) => void
  onClose: () => void
}) => {
  const { server, project, name } = row
  const of = useServer(server)
  const request = useRequest(onClose)
  const remove = async (): Promise<void> => {
    const { instances } = lxd(server)
    const deleting =
      file.kind === 'log'
        ? instances.deleteLog(name, file.name, { project })
        : instances.deleteExecOutput(name, file.name, { project })
    const result = await request.ask(runOperation(server, deleting))
    if (!result.ok) return
    toast.done(words.deleted(file.name))
    onDeleted(request.isClosed())
    request.finish()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && request.close()}
      title={words.deleteTitle(file.name)}
      action={words.delete}
      danger
      busy={request.busy}
      command={queryCommand({ ...row, of }, { method: 'DELETE', part: partOf(file) })}
      onConfirm={() => void remove()}
    >
      <div className="grid gap-3">
        {words.deleteText}
        <FormFailure failure={request.failure} />
      </div>
    </ConfirmDialog>
  )
}
