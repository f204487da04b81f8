import type { Request } from 'express'
import type { Logger } from 'pino'
import type { Caller } from '../access/access.ts'
import type { Files, FilesAnswer, Place } from './files.ts'
import { type OnlyIf, replaceFile } from './replace-file.ts'
import { removeTemporary, type Temporary } from './temporary.ts'
import { uploaded } from './uploaded.ts'

type Upload = { place: Place; caller: Caller; path: Buffer; request: Request; only: OnlyIf | undefined }

/** Makes the body of a request the content of a file, and leaves nothing behind when it cannot. */
export const upload = async (
  { files, log }: { files: Files; log: Logger },
  { place, caller, path, request, only }: Upload,
): Promise<FilesAnswer<{ size: number; sha256: string }>> => {
  let left: Temporary | undefined
  const answer = await files.use(place, caller, (sftp) =>
    replaceFile(sftp, path, uploaded(request), only, (temporary) => {
      left = temporary
    }),
  )
  // Also where nothing of it was read.
  request.resume()
  if (left !== undefined) await removeLeft(left)
  return answer

  /** The connection broke in the middle: another one takes away what was written so far. */
  async function removeLeft(temporary: Temporary): Promise<void> {
    const removed = await files.use(place, caller, (sftp) => removeTemporary(sftp, temporary))
    if (!removed.ok) log.warn({ ...place, why: removed.message }, 'a file begun could not be removed')
  }
}
