import type { FileEntry } from '@gantry/protocol/files'
import type { ApiResult } from '../../../api/result.ts'
import { files } from '../../../i18n/en/files.ts'
import { DeleteDialog } from '../../../ui/delete-dialog.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import { ByteText } from './byte-text.tsx'
import { CommandNote } from './command-note.tsx'
import { removeCommand } from './file-command.ts'
import { childOf } from './file-paths.ts'
import { readAgain, removeFile } from './file-requests.ts'

/** Deletes files and directories: one request for each, so that each has its own audit record. */
export const DeleteFilesDialog = ({
  target,
  path,
  entries,
  can,
  onClose,
}: {
  target: InstanceTarget
  /** The directory. */
  path: string
  entries: readonly FileEntry[]
  /** Whether the server can be asked at all. */
  can: Verdict
  onClose: () => void
}) => {
  const names = entries.map(({ name }) => name)
  const removed = entries.map(({ name, kind }) => ({
    path: childOf(path, name),
    isDirectory: kind === 'directory',
  }))
  const remove = async (name: string): Promise<ApiResult<unknown>> => {
    const result = await removeFile(target, childOf(path, name))
    // Of one that somebody else has deleted meanwhile nothing is left to do.
    return !result.ok && result.failure.code === 'no-such-file' ? { ok: true, value: undefined } : result
  }
  return (
    <DeleteDialog
      deleted={names.map((name) => ({ key: name, title: <ByteText text={name} /> }))}
      title={files.removeTitle(names)}
      text={removed.some(({ isDirectory }) => isDirectory) ? files.removeTree : files.removeText}
      action={files.removeAction(names.length)}
      done={files.removed(names)}
      can={can}
      remove={remove}
      onDone={() => void readAgain(target, path)}
      onClose={onClose}
    >
      <CommandNote command={removeCommand(target, removed)} />
    </DeleteDialog>
  )
}
