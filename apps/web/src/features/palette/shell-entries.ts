import { allowsSomewhere } from '@gantry/protocol/permissions'
import { Activity, Keyboard, Moon, Plus, Sun } from 'lucide-react'
import { useMemo } from 'react'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { router } from '../../router/router.ts'
import { navGroups } from '../shell/nav-items.ts'
import { paneOpen, shortcutsOpen } from '../shell/shell-state.ts'
import { chooseTheme } from '../shell/theme.ts'
import type { PaletteEntry } from './palette-entries.ts'

/** The pages, and what can be done anywhere. */
export const useShellEntries = (): { pages: readonly PaletteEntry[]; actions: readonly PaletteEntry[] } => {
  const { bindings } = usePerson()
  return useMemo(() => {
    const pages = navGroups.flatMap(({ items }) =>
      items
        .filter(({ needs }) => needs === undefined || allowsSomewhere(bindings, needs))
        .map(({ to, label, icon, key }) => ({
          id: `page ${to}`,
          label,
          icon,
          ...(key === undefined ? {} : { hint: `g ${key}` }),
          run: () => void router.navigate({ to }),
        })),
    )
    const actions: PaletteEntry[] = [
      ...(allowsSomewhere(bindings, 'instances.manage')
        ? [
            {
              id: 'create instance',
              label: t.palette.createInstance,
              icon: Plus,
              run: () => void router.navigate({ to: '/instances/new' }),
            },
          ]
        : []),
      ...(allowsSomewhere(bindings, 'servers.add')
        ? [
            {
              id: 'add server',
              label: t.palette.addServer,
              icon: Plus,
              run: () => void router.navigate({ to: '/servers/add' }),
            },
          ]
        : []),
      {
        id: 'pane',
        label: t.palette.shortcuts.pane,
        icon: Activity,
        hint: 'o',
        run: () => paneOpen.set(!paneOpen.get()),
      },
      { id: 'light', label: t.palette.light, icon: Sun, run: () => chooseTheme('light') },
      { id: 'dark', label: t.palette.dark, icon: Moon, run: () => chooseTheme('dark') },
      {
        id: 'shortcuts',
        label: t.shell.shortcuts,
        icon: Keyboard,
        hint: '?',
        run: () => shortcutsOpen.set(true),
      },
    ]
    return { pages, actions }
  }, [bindings])
}
