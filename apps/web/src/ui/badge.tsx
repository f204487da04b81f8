import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A quiet label: a role, a type, a count beside a heading. */
export const Badge = ({
  children,
  tone = 'plain',
}: {
  children: ReactNode
  tone?: 'plain' | 'accent' | 'warn' | 'bad'
}) => (
  <span
    className={cx(
      'inline-flex h-5 items-center whitespace-nowrap rounded-full border px-2 text-small',
      tone === 'plain' && 'border-line bg-panel text-dim',
      tone === 'accent' && 'border-transparent bg-sel text-accent',
      tone === 'warn' && 'border-transparent bg-warn-bg text-warn',
      tone === 'bad' && 'border-transparent bg-bad-bg text-bad',
    )}
  >
    {children}
  </span>
)
