import { useMemo, useState } from 'react'
import { type ApiFailure, toFailure } from '../../../api/result.ts'
import type { TextContent } from '../../../ui/editor/text-content.ts'
import type { Edited, OpenedText } from './metadata-queries.ts'

const changedMeanwhile = 412

const contentOf = (text: string): TextContent => ({ text, lineBreak: '\n' })

/** A text that is being edited, what it began from, and what the server has by now where that is another one. */
export const useTextEdit = (edited: Edited, opened: OpenedText, onSaved: () => void) => {
  const [base, setBase] = useState(opened)
  const [content, setContent] = useState(() => contentOf(opened.text))
  const [text, setText] = useState(opened.text)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const [theirs, setTheirs] = useState<OpenedText>()
  // The same objects as long as their texts are: a new one would have its editor made anew.
  const mine = useMemo(() => contentOf(text), [text])
  const conflict = useMemo(
    () => (theirs === undefined ? undefined : { content: contentOf(theirs.text), tag: theirs.etag }),
    [theirs],
  )

  const write = async (over: OpenedText): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const result = await edited.write(text, over)
    if (result.ok) onSaved()
    else if (result.failure.status === changedMeanwhile)
      await edited.read().then(setTheirs, (error: unknown) => setFailure(toFailure(error)))
    else setFailure(result.failure)
    setBusy(false)
  }
  const edit = (next: string): void => {
    setContent(contentOf(next))
    setText(next)
    setTheirs(undefined)
  }

  return {
    content,
    text,
    mine,
    conflict,
    busy,
    failure,
    isChanged: text !== base.text,
    setText,
    save: () => write(base),
    /** What was just shown is what may be replaced, and nothing that came after it. */
    overwrite: () => {
      if (theirs === undefined) return
      setBase(theirs)
      void write(theirs)
    },
    take: () => {
      if (theirs === undefined) return
      setBase(theirs)
      edit(theirs.text)
    },
    back: () => edit(text),
  }
}
