import { ChevronDown, ChevronUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { logs as words } from '../../../i18n/en/logs.ts'
import { IconButton } from '../../../ui/button.tsx'
import { RestingSearch } from '../../../ui/resting-search.tsx'
import { no, yes } from '../../../ui/verdict.ts'

/** The search of a log: Enter goes to the next place, with Shift to the one before. */
export const LogFinder = ({
  query,
  onQuery,
  at,
  found,
  onStep,
}: {
  query: string
  /** Give a stable function, as for {@link RestingSearch}. */
  onQuery: (text: string) => void
  /** Which of the places is shown, from 0. */
  at: number
  found: number
  onStep: (by: 1 | -1) => void
}) => {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onStep(event.shiftKey ? -1 : 1)
  }
  const can = found === 0 ? no(query === '' ? words.search.nothing : words.search.none) : yes
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the field inside
    <div
      className="flex min-w-56 max-w-[420px] flex-1 items-center gap-1 max-sm:max-w-none max-sm:basis-full"
      onKeyDown={onKeyDown}
    >
      <RestingSearch label={words.search.label} value={query} onChange={onQuery} />
      <span role="status" className="shrink-0 px-1 text-dim text-small">
        {query === '' ? '' : words.search.place(at, found)}
      </span>
      <IconButton icon={ChevronUp} label={words.search.previous} can={can} onClick={() => onStep(-1)} />
      <IconButton icon={ChevronDown} label={words.search.next} can={can} onClick={() => onStep(1)} />
    </div>
  )
}
