import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type Dock, parseDock, printDock, shown } from './dock-layout.ts'

/** How the dock stands: open, put away while its terminals go on, or over the whole window. */
export type DockLook = 'closed' | 'full' | undefined

const shell = getRouteApi('/_shell')

/** The dock, which lives in the URL and goes from page to page. */
export const useDock = () => {
  const { terminals, dock: look } = shell.useSearch()
  const navigate = useNavigate()
  const dock = useMemo(() => parseDock(terminals), [terminals])
  const change = useCallback(
    (next: Dock, nextLook: DockLook) =>
      void navigate({
        to: '.',
        search: (before) => ({
          ...before,
          terminals: printDock(next),
          dock: next.length === 0 ? undefined : nextLook,
        }),
        replace: true,
      }),
    [navigate],
  )
  const show = useCallback(
    (id: string) => change(shown(dock, id), look === 'full' ? 'full' : undefined),
    [change, dock, look],
  )
  return { dock, look, change, show }
}
