import type { CommandRun } from '@gantry/protocol/saved-command'
import { reported } from '../../api/reported.ts'
import { commands } from '../../i18n/en/commands.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { removeCommandRun } from './command-run-requests.ts'
import { runName } from './run-results.ts'

const words = commands.page

/** Asks before processes are killed. */
export const EndDialog = ({ run, onClose }: { run: CommandRun; onClose: () => void }) => (
  <ConfirmDialog
    open
    onOpenChange={onClose}
    title={words.endTitle(runName(run))}
    action={words.endAction}
    danger
    onConfirm={() => {
      void reported(removeCommandRun(run.id))
      onClose()
    }}
  >
    {words.endText}
  </ConfirmDialog>
)
