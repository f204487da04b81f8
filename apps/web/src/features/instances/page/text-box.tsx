import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'

/** Lines of text in a box of their own that scrolls. */
export const TextBox = ({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) => (
  <section
    aria-label={label}
    // A scrolling box must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    tabIndex={0}
    className={cx('overflow-auto rounded-panel border border-line bg-panel px-3.5 py-3', className)}
  >
    <pre className="m-0 text-small leading-[19px]">{children}</pre>
  </section>
)
