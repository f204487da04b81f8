import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { IconButton } from '../../ui/button.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import type { TerminalScreen } from './terminal-screen.ts'

/** Finds text in the screen and its scroll-back, upwards first, as what is looked for was printed before. */
export const SearchBar = ({
  screen,
  onClose,
}: {
  screen: RefObject<TerminalScreen | undefined>
  onClose: () => void
}) => {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [found, setFound] = useState(true)
  useEffect(() => input.current?.focus(), [])
  const find = (wanted: string, back: boolean): void => {
    const search = screen.current?.search
    if (wanted === '') search?.clearDecorations()
    setFound(wanted === '' || (back ? search?.findPrevious(wanted) : search?.findNext(wanted)) === true)
  }
  return (
    <search className="flex items-center gap-1.5 border-line border-b bg-panel px-2 py-1">
      <TextInput
        ref={input}
        value={text}
        aria-label={t.terminals.searchLabel}
        placeholder={t.terminals.searchLabel}
        className="max-w-72"
        onChange={(event) => {
          setText(event.target.value)
          find(event.target.value, true)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find(text, !event.shiftKey)
          else if (event.key === 'Escape') onClose()
        }}
      />
      <IconButton
        icon={ChevronUp}
        size="small"
        label={t.terminals.searchPrevious}
        onClick={() => find(text, true)}
      />
      <IconButton
        icon={ChevronDown}
        size="small"
        label={t.terminals.searchNext}
        onClick={() => find(text, false)}
      />
      <span role="status" className="flex-1 text-dim text-small">
        {found ? '' : t.terminals.searchNone}
      </span>
      <IconButton icon={X} size="small" label={t.ui.close} onClick={onClose} />
    </search>
  )
}
