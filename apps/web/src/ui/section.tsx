import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A card with a heading; `note` stands at the right of it. */
export const Section = ({
  title,
  note,
  children,
  className,
}: {
  title: string
  note?: ReactNode
  children: ReactNode
  className?: string
}) => (
  <section
    aria-label={title}
    className={cx('rounded-panel border border-line bg-panel px-3.5 py-3', className)}
  >
    <h2 className="m-0 mb-2 flex items-baseline justify-between gap-3 font-semibold">
      {title}
      {note !== undefined && <span className="font-normal text-dim">{note}</span>}
    </h2>
    {children}
  </section>
)
