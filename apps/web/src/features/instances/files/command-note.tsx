import { files } from '../../../i18n/en/files.ts'
import { Code } from '../../../ui/code.tsx'
import type { FileCommand } from './file-command.ts'

/** The equivalent command, and where it works. */
export const CommandNote = ({ command }: { command: FileCommand }) => (
  <div className="grid gap-1">
    <Code>{command.line}</Code>
    {command.isExec && <p className="m-0 text-dim text-small">{files.execOnly(command.client)}</p>}
  </div>
)
