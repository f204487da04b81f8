import type { CommandRun } from '@gantry/protocol/saved-command'
import { commands } from '../../i18n/en/commands.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { removeCommandRun } from './command-run-requests.ts'
import { runName } from './run-results.ts'

const words = commands.page

/** Asks before processes are killed. */
export const EndDialog = ({ run, onClose }: { run: CommandRun; onClose: () => void }) => {
  const end = async (): Promise<void> => {
    onClose()
    const result = await removeCommandRun(run.id)
    if (!result.ok) toast.failed(result.failure)
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.endTitle(runName(run))}
      action={words.endAction}
      danger
      onConfirm={() => void end()}
    >
      {words.endText}
    </ConfirmDialog>
  )
}
