import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { type ApiFailure, toFailure } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { configuration } from '../../../i18n/en/configuration.ts'
import type { TextContent } from '../../../ui/editor/text-content.ts'
import { toast } from '../../../ui/toast.tsx'
import type { InstanceParams } from '../page/instance-page.tsx'
import { readVersion, type Version } from './edit-query.ts'
import { type Editable, editableText, putOf, readEditable } from './editable.ts'
import { merged, type Part } from './merge.ts'

const changedMeanwhile = 412

const contentOf = (text: string): TextContent => ({ text, lineBreak: '\n' })

/** The text that is being edited, what it began from, and whether the server has another one by now. */
export const useConfigurationEdit = (params: InstanceParams, opened: Version, onSaved: () => void) => {
  const { server, project, name } = params
  const [base, setBase] = useState(opened)
  const [content, setContent] = useState(() => contentOf(editableText(opened.editable)))
  const [text, setText] = useState(content.text)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const [theirs, setTheirs] = useState<{ version: Version; mine: Editable }>()
  const read = readEditable(text)

  const begin = (version: Version, next: string): void => {
    setBase(version)
    setContent(contentOf(next))
    setText(next)
    setTheirs(undefined)
  }

  const save = async (): Promise<void> => {
    if (!read.ok || busy) return
    setBusy(true)
    setFailure(undefined)
    const body = putOf(base.instance, read.value)
    const options = { project, ...(base.etag === undefined ? {} : { etag: base.etag }) }
    const result = await runOperation(server, lxd(server).instances.put(name, body, options))
    if (result.ok) {
      toast.done(configuration.saved(name))
      onSaved()
    } else if (result.failure.status === changedMeanwhile) {
      await readVersion(params).then(
        (version) => setTheirs({ version, mine: read.value }),
        (error: unknown) => setFailure(toFailure(error)),
      )
    } else setFailure(result.failure)
    setBusy(false)
  }

  return {
    base,
    /** What the editor begins with; what is typed since is `text`. */
    content,
    problem: read.ok ? undefined : read,
    isChanged: text !== editableText(base.editable),
    busy,
    failure,
    theirs,
    setText,
    save,
    /** Goes on with the server's version and what was changed here, of conflicts with those of ours that are given. */
    goOn(kept: readonly Part[]): void {
      if (theirs === undefined) return
      const { version, mine } = theirs
      begin(version, editableText(merged(base.editable, mine, version.editable, kept)))
    },
    drop(): void {
      if (theirs !== undefined) begin(theirs.version, editableText(theirs.version.editable))
    },
  }
}
