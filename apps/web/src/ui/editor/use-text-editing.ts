import { useMemo, useState } from 'react'
import type { ApiResult } from '../../api/result.ts'
import { editor as words } from '../../i18n/en/editor.ts'
import { toast } from '../toast.tsx'
import { useRequest } from '../use-request.ts'
import type { TextContent } from './text-content.ts'

/** What a text says, or the first thing that is wrong with it and in which line. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; line: number; message: string }

/** Of a text that may say anything. */
export const anyText = (text: string): Parsed<string> => ({ ok: true, value: text })

/** A text as it was opened, and the tag that names this content of it, where there is one. */
export type OpenedText = { content: TextContent; tag: string | undefined }

/** What is at the server by now; its content is null when it is gone, undefined when it is no text any more. */
export type Theirs = { content: TextContent | null | undefined; tag: string | undefined }

export type EditedText<Value> = {
  /** As it is called where the editor is closed already. */
  name: string
  /** What is said when it is saved. */
  saved: string
  parse: (text: string) => Parsed<Value>
  read: () => Promise<ApiResult<Theirs>>
  /** Replaces what is given as `over`, and nothing else: answers the new tag, or that another one is there by now. */
  write: (value: Value, over: Theirs) => Promise<ApiResult<Written>>
}

export type Written = { tag: string | undefined } | 'changed'

/** Writes it or, where another one is there than the person saw, reads that one. */
const attempt = async <Value>(
  { read, write }: EditedText<Value>,
  value: Value,
  over: Theirs,
): Promise<ApiResult<{ tag: string | undefined } | { theirs: Theirs }>> => {
  const written = await write(value, over)
  if (!written.ok) return written
  if (written.value !== 'changed') return { ok: true, value: written.value }
  const now = await read()
  return now.ok ? { ok: true, value: { theirs: now.value } } : now
}

const stay = (): void => undefined

/**
 * A text that is being edited, what it began from, and what the server has by now where that is another one. `leave`
 * closes the editor once all is saved; without it the person goes on with what was saved.
 */
export const useTextEditing = <Value>(edited: EditedText<Value>, opened: OpenedText, leave?: () => void) => {
  const [base, setBase] = useState(opened)
  const [shown, setShown] = useState(opened.content)
  const [text, setText] = useState(opened.content.text)
  const [theirs, setTheirs] = useState<Theirs>()
  const [isSaved, setIsSaved] = useState(false)
  const { busy, failure, ask, finish, isClosed } = useRequest(leave ?? stay)
  const { parse } = edited
  const parsed = useMemo(() => parse(text), [parse, text])
  // The same object as long as the text is: a new one would have its editor made anew.
  const mine = useMemo(() => ({ ...shown, text }), [shown, text])
  const isLocked = busy || isSaved

  /** To the editor, which is made anew, with what was typed. */
  const back = (): void => {
    setShown(mine)
    setTheirs(undefined)
  }
  const put = async (over: Theirs): Promise<void> => {
    if (!parsed.ok || isLocked) return
    const result = await ask(attempt(edited, parsed.value, over))
    if (!result.ok) return
    if ('theirs' in result.value) {
      if (isClosed()) toast.failed({ message: words.notSaved(edited.name) })
      else setTheirs(result.value.theirs)
      return
    }
    toast.done(edited.saved)
    setBase({ content: mine, tag: result.value.tag })
    if (leave === undefined) {
      if (theirs !== undefined) back()
      return
    }
    setIsSaved(true)
    finish()
  }

  return {
    /** What the editor begins with; what is typed since is `mine`. */
    shown,
    mine,
    theirs,
    problem: parsed.ok ? undefined : parsed,
    isChanged: text !== base.content.text,
    busy,
    /** Whether nothing more is taken into what is saved. */
    isLocked,
    failure,
    setText,
    save: () => put(base),
    /** What was just shown is what may be replaced, and nothing that came after it. */
    overwrite: async () => {
      if (theirs !== undefined) await put(theirs)
    },
    take: (content: TextContent) => {
      setShown(content)
      setText(content.text)
      setBase({ content, tag: theirs?.tag })
      setTheirs(undefined)
    },
    back,
  }
}
