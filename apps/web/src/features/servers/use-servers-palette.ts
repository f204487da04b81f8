import { useNavigate } from '@tanstack/react-router'
import { Images, Plus, RefreshCw } from 'lucide-react'
import { useMemo } from 'react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useServers } from '../../live/hooks.ts'
import { type PaletteEntry, usePaletteEntries } from '../palette/palette-entries.ts'
import { tryNow } from './server-actions.tsx'

/** What the list of servers adds to the command palette: image remotes, and trying what is unreachable. */
export const useServersPalette = (): void => {
  const navigate = useNavigate()
  const mayAdd = useMay()('servers.add')
  const servers = useServers()
  const entries = useMemo(
    (): PaletteEntry[] => [
      {
        id: 'image remotes',
        label: t.servers.palette.remotes,
        icon: Images,
        run: () => void navigate({ to: '/servers', search: { tab: 'remotes' } }),
      },
      ...(mayAdd
        ? [
            {
              id: 'add image remote',
              label: t.remotes.palette.add,
              icon: Plus,
              run: () => void navigate({ to: '/servers', search: { tab: 'remotes', add: true } }),
            },
          ]
        : []),
      ...servers
        .filter(({ state }) => state === 'unreachable')
        .map((server) => ({
          id: `try ${server.id}`,
          label: t.servers.palette.tryNow(server.name),
          icon: RefreshCw,
          run: () => void tryNow(server),
        })),
    ],
    [navigate, mayAdd, servers],
  )
  usePaletteEntries(entries)
}
