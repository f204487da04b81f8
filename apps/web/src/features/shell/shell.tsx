import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { startLive } from '../../live/live.ts'
import { reportActivity } from '../session/report-activity.ts'
import { useDock } from '../terminals/use-dock.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { LiveNotice } from './live-notice.tsx'
import { BottomNav, Nav } from './nav.tsx'
import { Pane } from './pane.tsx'
import { paletteOpen, shortcutsOpen } from './shell-state.ts'
import { useShortcuts } from './use-shortcuts.ts'

const Palette = lazy(() => import('../palette/palette.tsx').then((module) => ({ default: module.Palette })))
const Dock = lazy(() => import('../terminals/dock.tsx').then((module) => ({ default: module.Dock })))
const Shortcuts = lazy(() =>
  import('../palette/shortcuts-dialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
)

/** Everything around a signed-in page. */
export const Shell = () => {
  useEffect(startLive, [])
  useEffect(reportActivity, [])
  useShortcuts()
  const palette = useSlice(paletteOpen)
  const hasTerminals = useDock().dock.length > 0
  const shortcuts = useSlice(shortcutsOpen)
  return (
    <div className="flex h-full">
      <button
        type="button"
        className="-translate-y-12 fixed top-1 left-1 z-50 rounded-control bg-accent px-3 py-1 text-on focus-visible:translate-y-0"
        onClick={() => document.getElementById('page')?.focus()}
      >
        {t.shell.skip}
      </button>
      <Nav />
      <div className="flex min-w-0 flex-1 flex-col">
        <Header />
        <LiveNotice />
        <main id="page" tabIndex={-1} className="relative min-h-0 flex-1 outline-none">
          <Outlet />
        </main>
        <Pane />
        <Suspense>{hasTerminals && <Dock />}</Suspense>
        <BottomBar />
        <BottomNav />
      </div>
      <Suspense>
        {palette && <Palette />}
        {shortcuts && <Shortcuts />}
      </Suspense>
    </div>
  )
}
