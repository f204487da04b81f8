// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { createCodeEditor, lockEditor } from './code-editor.ts'

afterEach(() => document.body.replaceChildren())

it('takes nothing while it is locked, and then goes on with what was written', () => {
  const onChange = vi.fn<(text: string) => void>()
  const editor = createCodeEditor(document.body, {
    content: { text: 'one', lineBreak: '\n' },
    label: 'Text',
    readOnly: false,
    onChange,
    onSave: () => undefined,
  })
  const paste = (text: string): void => {
    const event = new Event('paste', { bubbles: true, cancelable: true })
    editor.contentDOM.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }))
  }
  paste('a ')
  expect(onChange).toHaveBeenLastCalledWith('a one')
  lockEditor(editor, true)
  paste('b ')
  expect(editor.contentDOM.getAttribute('aria-readonly')).toBe('true')
  expect(onChange).toHaveBeenCalledTimes(1)
  lockEditor(editor, false)
  paste('c ')
  expect(onChange).toHaveBeenLastCalledWith('a c one')
  editor.destroy()
})
