import { allowsSomewhere, type Binding } from '@gantry/protocol/permissions'
import { Keyboard, LogOut, MonitorSmartphone, User } from 'lucide-react'
import { request } from '../../api/request.ts'
import { usePerson, useVersion } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { router } from '../../router/router.ts'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { endSession } from '../session/end-session.ts'
import { inBottomBar, navGroups } from './nav-items.ts'
import { shortcutsOpen } from './shell-state.ts'
import { chooseTheme, theme, themeChoices } from './theme.ts'

const signOut = async (): Promise<void> => {
  const result = await request('POST', 'api/sign-out')
  if (result.ok) await endSession(undefined)
  else toast.failed(result.failure)
}

/** Narrow screens have no side bar: what their bottom bar has no room for stands here. */
const otherPages = (bindings: readonly Binding[]): MenuItem[] => {
  if (!matchMedia('(max-width: 767px)').matches) return []
  const pages = navGroups
    .flatMap(({ items }) => items)
    .filter(
      ({ to, needs }) => !inBottomBar.has(to) && (needs === undefined || allowsSomewhere(bindings, needs)),
    )
  if (pages.length === 0) return []
  return [
    { heading: t.shell.otherPages },
    ...pages.map(({ to, label, icon }) => ({ label, icon, onSelect: () => void router.navigate({ to }) })),
    'line',
  ]
}

export const AccountMenu = () => {
  const person = usePerson()
  const version = useVersion()
  const chosen = useSlice(theme)
  const items = (): MenuItem[] => [
    ...otherPages(person.bindings),
    { heading: `${person.name} · ${person.email}` },
    {
      label: t.shell.sessions,
      icon: MonitorSmartphone,
      onSelect: () => void router.navigate({ to: '/account' }),
    },
    { label: t.shell.shortcuts, icon: Keyboard, hint: '?', onSelect: () => shortcutsOpen.set(true) },
    'line',
    { heading: t.shell.theme },
    ...themeChoices.map((choice) => ({
      label: t.shell.themes[choice],
      checked: chosen === choice,
      onSelect: () => chooseTheme(choice),
    })),
    'line',
    { label: t.shell.signOut, icon: LogOut, onSelect: () => void signOut() },
    { heading: t.shell.version(version) },
  ]
  return (
    <Menu
      label={t.shell.account}
      items={items}
      className="grid size-[26px] place-items-center rounded-full bg-sel text-accent"
    >
      <User size={15} aria-hidden />
    </Menu>
  )
}
