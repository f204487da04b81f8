import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { TextContent } from './text-content.ts'

/** The colours are the page's own variables, so both themes are one. */
const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--text)', fontSize: '12px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '19px' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--bg)',
    color: 'var(--dim)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--sel)',
  },
  '.cm-specialChar': { color: 'var(--bad)' },
})

export type CodeEditorOptions = {
  content: TextContent
  /** Its name for screen readers. */
  label: string
  readOnly: boolean
  onChange: (text: string) => void
  onSave: () => void
}

const lock = new Compartment()

/** Takes nothing that is typed, or takes it again. What was written, the cursor and what can be undone stay. */
export const lockEditor = (editor: EditorView, locked: boolean): void =>
  editor.dispatch({ effects: lock.reconfigure(EditorState.readOnly.of(locked)) })

/** An editor in a box. Dispose of it by `destroy`. */
export const createCodeEditor = (
  parent: HTMLElement,
  { content, label, readOnly, onChange, onSave }: CodeEditorOptions,
): EditorView => {
  const save = (): boolean => {
    onSave()
    return true
  }
  const editing: Extension = readOnly
    ? [EditorState.readOnly.of(true)]
    : [
        lock.of([]),
        history(),
        keymap.of([{ key: 'Mod-s', run: save, preventDefault: true }, ...historyKeymap, indentWithTab]),
      ]
  const state = EditorState.create({
    doc: content.text,
    extensions: [
      EditorState.lineSeparator.of(content.lineBreak),
      indentUnit.of('  '),
      lineNumbers(),
      highlightSpecialChars(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      drawSelection(),
      bracketMatching(),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
      editing,
      keymap.of(defaultKeymap),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.sliceDoc())
      }),
      look,
    ],
  })
  return new EditorView({ state, parent })
}
