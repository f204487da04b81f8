import type { Instance } from '@gantry/lxd-client/types/instance'
import { useState } from 'react'
import { configuration } from '../../../i18n/en/configuration.ts'
import type { TextContent } from '../../../ui/editor/text-content.ts'
import { toast } from '../../../ui/toast.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { changeInstance } from '../change-instance.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { type Editable, editableOf, editableText, readEditable, withEditable } from './editable.ts'
import { looksSame, merged, type Part } from './merge.ts'

const contentOf = (text: string): TextContent => ({ text, lineBreak: '\n' })

/** The text that is being edited, what it began from, and whether the server has another one by now. */
export const useConfigurationEdit = (params: InstanceParams, opened: Instance, onSaved: () => void) => {
  const [base, setBase] = useState(() => editableOf(opened))
  const [content, setContent] = useState(() => contentOf(editableText(base)))
  const [text, setText] = useState(content.text)
  const [isSaved, setIsSaved] = useState(false)
  const { busy, failure, ask, finish, isClosed } = useRequest(onSaved)
  const [conflict, setConflict] = useState<{ mine: Editable; theirs: Editable }>()
  const read = readEditable(text)

  const begin = (from: Editable, next: Editable): void => {
    const nextText = editableText(next)
    setBase(from)
    setContent(contentOf(nextText))
    setText(nextText)
    setConflict(undefined)
  }

  const save = async (): Promise<void> => {
    if (!read.ok || busy || isSaved) return
    const mine = read.value
    const result = await ask(
      changeInstance(
        params,
        (now) => looksSame(base, editableOf(now)),
        (now) => withEditable(now, mine),
      ),
    )
    if (!result.ok) return
    if (result.value === undefined) {
      toast.done(configuration.saved(params.name))
      setIsSaved(true)
      finish()
    } else if (isClosed()) toast.failed({ message: configuration.conflict.notSaved(params.name) })
    else setConflict({ mine, theirs: editableOf(result.value.instance) })
  }

  return {
    base,
    /** What the editor begins with; what is typed since is `text`. */
    content,
    problem: read.ok ? undefined : read,
    isChanged: text !== editableText(base),
    busy,
    /** Whether nothing more is taken into what is saved. */
    isLocked: busy || isSaved,
    failure,
    conflict,
    setText,
    save,
    /** Goes on with the server's version and what was changed here, of conflicts with those of ours that are given. */
    goOn(kept: readonly Part[]): void {
      if (conflict === undefined) return
      const { mine, theirs } = conflict
      begin(theirs, merged(base, mine, theirs, kept))
    },
    drop(): void {
      if (conflict !== undefined) begin(conflict.theirs, conflict.theirs)
    },
  }
}
