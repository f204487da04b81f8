import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'

/** Tabs that are links. Put `<Link className={tabClass} activeProps={tabActive}>` into it, so that URLs are typed. */
export const Tabs = ({ label, children }: { label: string; children: ReactNode }) => {
  const strip = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a narrow screen the tab may lie outside. Only the strip is scrolled: `scrollIntoView` would take the page along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another tab
  useEffect(() => {
    const current = strip.current?.querySelector('[aria-current=page]')?.getBoundingClientRect()
    const room = strip.current?.getBoundingClientRect()
    if (strip.current === null || current === undefined || room === undefined) return
    strip.current.scrollLeft += current.left - room.left - (room.width - current.width) / 2
  }, [pathname])
  return (
    <nav
      ref={strip}
      aria-label={label}
      className="flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]"
    >
      {children}
    </nav>
  )
}

export const tabClass =
  'whitespace-nowrap py-1.5 text-dim no-underline hover:text-text aria-[current=page]:font-[550] aria-[current=page]:text-text aria-[current=page]:shadow-[inset_0_-2px_var(--accent)] focus-visible:-outline-offset-2'
