import { useMemo, useState } from 'react'
import type { Tagged } from '../../../api/bytes.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { files } from '../../../i18n/en/files.ts'
import { blobOf, type TextContent, textOf } from '../../../ui/editor/text-content.ts'
import { toast } from '../../../ui/toast.tsx'
import type { Theirs } from './conflict-view.tsx'
import { parentOf } from './file-paths.ts'
import { type Expected, type FilesOf, putContent, readAgain, readContent } from './file-requests.ts'

/** A file that is being edited: its text now, the one at the server as far as is known, and a conflict of the two. */
export const useEditing = (
  of: FilesOf,
  path: string,
  opened: { content: TextContent; tag: string | undefined },
) => {
  const [shown, setShown] = useState(opened.content)
  const [text, setText] = useState(opened.content.text)
  const [saved, setSaved] = useState({ text: opened.content.text, tag: opened.tag })
  const [busy, setBusy] = useState(false)
  const [theirs, setTheirs] = useState<Theirs>()
  const [failure, setFailure] = useState<ApiFailure>()

  // The same object as long as the text is: a new one would have its editor made anew.
  const mine = useMemo(() => ({ ...shown, text }), [shown, text])

  const put = async (expected: Expected): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const result = await putContent(of, path, blobOf(text), expected)
    if (result.ok) {
      setSaved({ text, tag: result.value.tag })
      if (theirs !== undefined) back()
      toast.done(files.editor.saved(path))
      await readAgain(of, parentOf(path))
    } else if (result.failure.code === 'changed' || result.failure.code === 'exists') await look()
    else setFailure(result.failure)
    setBusy(false)
  }

  /** Reads what is there instead of what was opened. */
  const look = async (): Promise<void> => {
    const now = await readContent(of, path, new AbortController().signal)
    if (now.ok) setTheirs(theirsOf(now.value))
    else if (now.failure.code === 'no-such-file') setTheirs({ content: null, tag: undefined })
    else setFailure(now.failure)
  }

  /** To the editor, which is made anew, with what was typed. */
  const back = (): void => {
    setShown({ ...shown, text })
    setTheirs(undefined)
  }

  return {
    shown,
    busy,
    failure,
    theirs,
    isChanged: text !== saved.text,
    mine,
    setText,
    save: () => put(saved.tag === undefined ? undefined : { tag: saved.tag }),
    overwrite: () => {
      if (theirs === undefined) return
      // What was just shown is what may be replaced, and nothing that came after it.
      const { tag, content } = theirs
      void put(content === null ? 'nothing' : tag === undefined ? undefined : { tag })
    },
    take: (content: TextContent) => {
      setShown(content)
      setText(content.text)
      setSaved({ text: content.text, tag: theirs?.tag })
      setTheirs(undefined)
    },
    back,
  }
}

const theirsOf = ({ bytes, tag }: Tagged): Theirs => ({ content: textOf(bytes), tag })
