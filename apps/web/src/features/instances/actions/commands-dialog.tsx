import { instanceActions } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { t } from '../../../i18n/en.ts'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { actionCommands } from './command.ts'
import { readCommands } from './instance-commands.ts'
import { useServerMap } from './use-action-context.ts'

/** For each action the line for a shell that does the same to these instances. */
export const CommandsDialog = ({ rows, onClose }: { rows: readonly InstanceRow[]; onClose: () => void }) => {
  const servers = useServerMap()
  const [only] = rows
  const read =
    rows.length === 1 && only !== undefined
      ? readCommands({ ...only, of: servers.get(only.server) })
      : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.instances.command.title}
      description={t.instances.command.text}
      size="wide"
    >
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[auto_1fr]">
        {instanceActions.map((action) => (
          <div key={action} className="contents">
            <span className="pt-1 text-dim">{t.instances.verbs[action]}</span>
            <Code>{actionCommands(action, rows, servers).join('\n')}</Code>
          </div>
        ))}
        {read !== undefined && (
          <>
            <span className="pt-1 text-dim">{t.instances.command.info}</span>
            <Code>{read.info}</Code>
            <span className="pt-1 text-dim">{t.instances.command.config}</span>
            <Code>{read.config}</Code>
          </>
        )}
      </div>
    </Dialog>
  )
}
