import type { InstanceRow } from '@gantry/protocol/instance-row'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { IconButton } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import type { SearchServers } from './fields.ts'
import type { Filter } from './filter.ts'
import { Highlight } from './highlight.tsx'
import { Problems } from './problems.tsx'
import { SuggestionList, suggestionId } from './suggestion-list.tsx'
import { useCompletion } from './use-completion.ts'

const textClass = 'h-full w-full whitespace-pre pr-8 pl-8 text-base leading-[30px]'

/** The search of the instances page: fields in colour, suggestions below, and what is not understood said at once. */
export const SearchBox = ({
  text,
  onChange,
  filter,
  rows,
  servers,
  onLeave,
  onBlur,
}: {
  text: string
  onChange: (text: string) => void
  filter: Filter
  rows: readonly InstanceRow[]
  servers: SearchServers
  /** Arrow down where no suggestion is open: on into the table. */
  onLeave: () => void
  onBlur: () => void
}) => {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const paint = useRef<HTMLDivElement>(null)
  const caret = useRef<number | null>(null)
  const [focused, setFocused] = useState(false)
  const follow = (): void => {
    if (paint.current !== null && input.current !== null) paint.current.scrollLeft = input.current.scrollLeft
  }
  // Not after each drawing: reading the scroll position makes the browser lay out all that the drawing changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` is the reason to look
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
    if (paint.current !== null && input.current !== null) paint.current.scrollLeft = input.current.scrollLeft
  }, [text])
  const completion = useCompletion({
    rows,
    servers,
    onAccept: (next, at) => {
      caret.current = at
      onChange(next)
    },
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const leaves = event.key === 'ArrowDown' || event.key === 'Enter'
    if (completion.key(event.key, text)) event.preventDefault()
    else if (leaves) {
      event.preventDefault()
      onLeave()
    } else if (event.key === 'Escape' && text !== '') onChange('')
  }
  const open = completion.suggestions.length > 0
  // Whoever is typing knows that the value is still to come; lines that come and go would only move the table.
  const said = filter.problems.filter((problem) => problem.kind === 'unknown-field' || !focused)
  return (
    <div className="relative min-w-0 flex-[1_1_320px] sm:max-w-[520px]">
      <div
        className={cx(
          'relative h-8 rounded-control border border-line bg-panel hover:border-line-strong',
          'focus-within:border-accent focus-within:outline-1 focus-within:outline-accent',
        )}
      >
        <Search
          size={15}
          aria-hidden
          className="pointer-events-none absolute top-[7.5px] left-2.5 text-dim"
        />
        <Highlight
          ref={paint}
          text={text}
          terms={filter.terms}
          problems={filter.problems}
          className={textClass}
        />
        <input
          ref={input}
          value={text}
          onChange={(event) => {
            onChange(event.target.value)
            completion.typed(event.target.value, event.target.selectionStart ?? event.target.value.length)
          }}
          onKeyDown={onKeyDown}
          onScroll={follow}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false)
            completion.close()
            onBlur()
          }}
          data-page-search
          role="combobox"
          aria-label={t.instances.search.label}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={completion.active < 0 ? undefined : suggestionId(id, completion.active)}
          aria-describedby={`${id}-problems`}
          aria-invalid={filter.problems.some((problem) => problem.kind === 'unknown-field') || undefined}
          placeholder={t.instances.search.placeholder}
          autoComplete="off"
          spellCheck={false}
          className={cx(
            textClass,
            'relative truncate bg-transparent text-transparent caret-text outline-none',
          )}
        />
        {text !== '' && (
          <IconButton
            icon={X}
            label={t.instances.search.clear}
            size="small"
            onClick={() => {
              onChange('')
              input.current?.focus()
            }}
            className="absolute top-[3px] right-1"
          />
        )}
      </div>
      <SuggestionList
        id={id}
        suggestions={completion.suggestions}
        active={completion.active}
        onTake={(suggestion) => completion.take(text, suggestion)}
      />
      <Problems id={`${id}-problems`} problems={said} />
    </div>
  )
}
