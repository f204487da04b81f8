import { Search } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { IconButton } from '../../ui/button.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Crumbs } from './crumbs.tsx'
import { Health } from './health.tsx'
import { ScopeControls } from './scope-controls.tsx'
import { paletteOpen } from './shell-state.ts'

const openPalette = (): void => paletteOpen.set(true)

export const Header = () => (
  <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-panel px-4 max-sm:px-3">
    <div className="flex min-w-0 flex-1 items-center">
      <Crumbs />
    </div>
    <button
      type="button"
      onClick={openPalette}
      aria-keyshortcuts="Control+K"
      className="flex h-[30px] w-[380px] min-w-0 shrink items-center gap-2 rounded-control border border-line bg-bg px-2.5 text-dim transition-colors duration-120 hover:border-line-strong max-md:hidden"
    >
      <Search size={15} aria-hidden />
      <span className="flex-1 truncate text-left">{t.shell.goTo}</span>
      <kbd className="rounded-[4px] border border-line px-1.5 font-sans text-tiny">Ctrl K</kbd>
    </button>
    <div className="flex min-w-0 flex-1 items-center justify-end gap-2">
      <ScopeControls />
      <Health />
      <IconButton icon={Search} label={t.shell.goToShort} onClick={openPalette} className="md:hidden" />
      <AccountMenu />
    </div>
  </header>
)
