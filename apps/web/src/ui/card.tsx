import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** The same panel as a section, where what stands in it needs no heading: a form whose fields name themselves. */
export const Card = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={cx('rounded-panel border border-line bg-panel px-3.5 py-3', className)}>{children}</div>
)
