import { files } from '../../../i18n/en/files.ts'
import { toast } from '../../../ui/toast.tsx'
import type { InstanceTarget } from '../actions/client-line.ts'
import { renameCommand } from './file-command.ts'
import { childOf } from './file-paths.ts'
import { renameFile } from './file-requests.ts'
import { NameDialog } from './name-dialog.tsx'

export const RenameDialog = ({
  target,
  path,
  name,
  taken,
  onClose,
}: {
  target: InstanceTarget
  /** The directory. */
  path: string
  name: string
  taken: ReadonlySet<string>
  onClose: () => void
}) => (
  <NameDialog
    title={files.renameTitle(name)}
    label={files.newName}
    action={files.rename}
    name={name}
    taken={taken}
    command={(to) => renameCommand(target, childOf(path, name), childOf(path, to))}
    onSubmit={(to) => renameFile(target, { path: childOf(path, name), to: childOf(path, to) })}
    onDone={(to) => toast.done(files.renamed(to))}
    onClose={onClose}
  />
)
