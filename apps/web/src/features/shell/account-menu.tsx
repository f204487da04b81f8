import { Keyboard, LogOut, MonitorSmartphone, User } from 'lucide-react'
import { request } from '../../api/request.ts'
import { usePerson, useVersion } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { router } from '../../router/router.ts'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { endSession } from '../session/end-session.ts'
import { shortcutsOpen } from './shell-state.ts'
import { chooseTheme, theme, themeChoices } from './theme.ts'

const signOut = async (): Promise<void> => {
  const result = await request('POST', 'api/sign-out')
  if (result.ok) await endSession(undefined)
  else toast.failed(result.failure)
}

export const AccountMenu = () => {
  const person = usePerson()
  const version = useVersion()
  const chosen = useSlice(theme)
  const items = (): MenuItem[] => [
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
