import type { ReactNode, Ref } from 'react'
import { cx } from '../../../ui/cx.ts'
import type { Problem } from './filter.ts'
import type { PlacedTerm } from './query.ts'

/**
 * The text of the input drawn once more behind it, with the fields in colour: an input itself has one colour only,
 * and an editable element would bring selection, paste and undo of its own.
 */
export const Highlight = ({
  ref,
  text,
  terms,
  problems,
  className,
}: {
  ref: Ref<HTMLDivElement>
  text: string
  terms: readonly PlacedTerm[]
  problems: readonly Problem[]
  className: string
}) => {
  const pieces: ReactNode[] = []
  let at = 0
  const unknown = new Set(
    problems.filter((problem) => problem.kind === 'unknown-field').map((problem) => problem.start),
  )
  for (const term of terms) {
    const end = term.field === null ? term.fieldStart : term.valueStart
    if (end === term.start) continue
    pieces.push(text.slice(at, term.start))
    pieces.push(
      <span
        key={term.start}
        className={unknown.has(term.start) ? 'text-bad underline decoration-wavy' : 'text-accent'}
      >
        {text.slice(term.start, end)}
      </span>,
    )
    at = end
  }
  pieces.push(text.slice(at))
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className={cx(className, 'pointer-events-none absolute inset-0 overflow-hidden')}
    >
      {pieces}
    </div>
  )
}
