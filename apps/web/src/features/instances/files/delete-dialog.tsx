import type { FileEntry } from '@gantry/protocol/files'
import { useState } from 'react'
import type { ApiFailure, ApiResult } from '../../../api/result.ts'
import { files } from '../../../i18n/en/files.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { toast } from '../../../ui/toast.tsx'
import { ByteText } from './byte-text.tsx'
import { CommandNote } from './command-note.tsx'
import { type FilePlace, removeCommand } from './file-command.ts'
import { childOf } from './file-paths.ts'
import { type FilesOf, readAgain, removeFile } from './file-requests.ts'

/** More would push the button off the screen. */
const listed = 8

/** One request for each, so that each has its own audit record. Stops at the first that is refused. */
const removeAll = async (of: FilesOf, paths: readonly string[]): Promise<ApiResult<undefined>> => {
  for (const path of paths) {
    const result = await removeFile(of, path)
    // Of those that somebody else has deleted meanwhile nothing is left to do.
    if (!result.ok && result.failure.code !== 'no-such-file') return result
  }
  return { ok: true, value: undefined }
}

export const DeleteDialog = ({
  of,
  place,
  path,
  entries,
  onClose,
}: {
  of: FilesOf
  place: FilePlace
  /** The directory. */
  path: string
  entries: readonly FileEntry[]
  onClose: () => void
}) => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const names = entries.map(({ name }) => name)
  const removed = entries.map(({ name, kind }) => ({
    path: childOf(path, name),
    isDirectory: kind === 'directory',
  }))
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const paths = removed.map((each) => each.path)
    const result = await removeAll(of, paths)
    await readAgain(of, path)
    setBusy(false)
    if (!result.ok) return setFailure(result.failure)
    toast.done(files.removed(names))
    onClose()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={files.removeTitle(names)}
      action={files.removeAction(names.length)}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
    >
      <div className="grid gap-3">
        <p className="m-0">
          {removed.some(({ isDirectory }) => isDirectory) ? files.removeTree : files.removeText}
        </p>
        {names.length > 1 && (
          <ul className="m-0 grid list-none gap-0.5 p-0 text-dim">
            {names.slice(0, listed).map((name) => (
              <li key={name} className="truncate">
                <ByteText text={name} />
              </li>
            ))}
            {names.length > listed && <li>{files.andMore(names.length - listed)}</li>}
          </ul>
        )}
        <CommandNote command={removeCommand(place, removed)} />
        <FormFailure failure={failure} />
      </div>
    </ConfirmDialog>
  )
}
