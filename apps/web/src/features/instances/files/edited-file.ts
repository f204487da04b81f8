import { files } from '../../../i18n/en/files.ts'
import { blobOf, textOf } from '../../../ui/editor/text-content.ts'
import { anyText, type EditedText, type Theirs } from '../../../ui/editor/use-text-editing.ts'
import { parentOf } from './file-paths.ts'
import { type Expected, type FilesOf, putContent, readAgain, readContent } from './file-requests.ts'

const gone: Theirs = { content: null, tag: undefined }

const expectedOf = ({ content, tag }: Theirs): Expected => {
  if (content === null) return 'nothing'
  return tag === undefined ? undefined : { tag }
}

/** A file as the editor reads and writes it. */
export const editedFile = (of: FilesOf, path: string): EditedText<string> => ({
  name: path,
  saved: files.editor.saved(path),
  parse: anyText,
  read: async () => {
    const now = await readContent(of, path, new AbortController().signal)
    if (now.ok) return { ok: true, value: { content: textOf(now.value.bytes), tag: now.value.tag } }
    return now.failure.code === 'no-such-file' ? { ok: true, value: gone } : now
  },
  write: async (text, over) => {
    const result = await putContent(of, path, blobOf(text), expectedOf(over))
    if (result.ok) await readAgain(of, parentOf(path))
    else if (result.failure.code === 'changed' || result.failure.code === 'exists')
      return { ok: true, value: 'changed' }
    return result
  },
})
