import type { ReactNode } from 'react'

/** Tabs that are links. Put `<Link className={tabClass} activeProps={tabActive}>` into it, so that URLs are typed. */
export const Tabs = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav aria-label={label} className="flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]">
    {children}
  </nav>
)

export const tabClass =
  'whitespace-nowrap py-1.5 text-dim no-underline hover:text-text aria-[current=page]:font-[550] aria-[current=page]:text-text aria-[current=page]:shadow-[inset_0_-2px_var(--accent)] focus-visible:-outline-offset-2'
