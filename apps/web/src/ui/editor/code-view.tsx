import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import { createCodeEditor, lockEditor } from './code-editor.ts'
import type { TextContent } from './text-content.ts'

/** A text with line numbers, to be edited or only read. What it shows is `content` as it was first given. */
export const CodeView = ({
  content,
  label,
  readOnly = false,
  locked = false,
  takesFocus = false,
  onChange,
  onSave,
}: {
  content: TextContent
  label: string
  readOnly?: boolean
  /** Whether nothing is taken for now, as while what was written is being saved. */
  locked?: boolean
  /** Whether the cursor stands in it at once, where it is all that the dialog or the page is for. */
  takesFocus?: boolean
  onChange?: (text: string) => void
  onSave?: () => void
}) => {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<EditorView>(undefined)
  const changed = useEffectEvent((text: string) => onChange?.(text))
  const save = useEffectEvent(() => onSave?.())
  useEffect(() => {
    if (box.current === null) return
    const editor = createCodeEditor(box.current, {
      content,
      label,
      readOnly,
      onChange: (text) => changed(text),
      onSave: () => save(),
    })
    shown.current = editor
    if (takesFocus) editor.focus()
    return () => editor.destroy()
  }, [content, label, readOnly, takesFocus])
  useEffect(() => {
    if (shown.current !== undefined) lockEditor(shown.current, locked)
  }, [locked])
  return (
    <div
      ref={box}
      className="h-full min-h-0 overflow-hidden rounded-control border border-line focus-within:border-accent"
    />
  )
}
