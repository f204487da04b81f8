import { type RefObject, useEffect, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { cx } from '../../ui/cx.ts'
import type { TerminalScreen } from './terminal-screen.ts'

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const words = t.terminals.keys

const keys = [
  { label: words.escape, shown: 'Esc', text: '\x1b' },
  { label: words.tab, shown: 'Tab', text: '\t' },
  { label: words.left, shown: '←', arrow: 'D' },
  { label: words.up, shown: '↑', arrow: 'A' },
  { label: words.down, shown: '↓', arrow: 'B' },
  { label: words.right, shown: '→', arrow: 'C' },
  { label: '|', shown: '|', text: '|' },
  { label: '/', shown: '/', text: '/' },
  { label: '-', shown: '-', text: '-' },
] as const

/** The control character of a letter: Ctrl+C is 3. */
const controlOf = (char: string): string | undefined => {
  const code = char.toUpperCase().charCodeAt(0)
  return char.length === 1 && code >= 64 && code < 96 ? String.fromCharCode(code - 64) : undefined
}

/** The keys that keyboards on glass do not have. Ctrl holds for the one key that comes next. */
export const KeyRow = ({
  onKeys,
  screen,
}: {
  onKeys: (bytes: Uint8Array<ArrayBuffer>) => void
  screen: RefObject<TerminalScreen | undefined>
}) => {
  const [control, setControl] = useState(false)
  useEffect(() => {
    const area = screen.current?.terminal.textarea
    if (!control || area === undefined) return
    const onKey = (event: KeyboardEvent): void => take(event, event.key)
    const onInput = (event: InputEvent): void => take(event, event.data ?? '')
    const take = (event: Event, char: string): void => {
      const text = controlOf(char)
      if (text === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setControl(false)
      onKeys(encode(text))
    }
    // Before xterm's own listeners. Keyboards on glass often send no key, but only what it wrote.
    area.addEventListener('keydown', onKey, { capture: true })
    area.addEventListener('beforeinput', onInput, { capture: true })
    return () => {
      area.removeEventListener('keydown', onKey, { capture: true })
      area.removeEventListener('beforeinput', onInput, { capture: true })
    }
  }, [control, onKeys, screen])
  const press = (key: (typeof keys)[number]): void => {
    const isApplication = screen.current?.terminal.modes.applicationCursorKeysMode === true
    onKeys(encode('text' in key ? key.text : `\x1b${isApplication ? 'O' : '['}${key.arrow}`))
  }
  const look = 'h-9 min-w-0 flex-1 rounded-control border border-line bg-panel px-1 active:bg-hover'
  return (
    <div role="toolbar" aria-label={words.label} className="flex gap-1 border-line border-t p-1 md:hidden">
      <button
        type="button"
        aria-pressed={control}
        onClick={() => {
          setControl(!control)
          screen.current?.terminal.focus()
        }}
        className={cx(look, control && 'border-accent bg-sel text-accent')}
      >
        {words.control}
      </button>
      {keys.map((key) => (
        <button
          key={key.shown}
          type="button"
          aria-label={key.label}
          onClick={() => press(key)}
          className={look}
        >
          {key.shown}
        </button>
      ))}
    </div>
  )
}
