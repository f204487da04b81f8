import type { ServerRow } from '@gantry/protocol/server-row'
import { CirclePause, CirclePlay, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { type PaletteEntry, usePaletteEntries } from '../../palette/palette-entries.ts'
import { setDisabled, tryNow } from '../server-actions.tsx'
import { canChange, canRetry } from '../server-verdicts.ts'

const text = t.servers.palette

/** What the page of a server adds to the command palette. */
export const useServerPalette = (
  server: ServerRow,
  { rename, remove }: { rename: (server: ServerRow) => void; remove: (server: ServerRow) => void },
): void => {
  const may = useMay()
  const disabled = server.state === 'disabled'
  const change = canChange(server, may)
  const retry = canRetry(server)
  const entries = useMemo((): PaletteEntry[] => {
    return [
      {
        id: 'server try now',
        label: text.tryNow(server.name),
        icon: RefreshCw,
        can: retry,
        run: () => void tryNow(server),
      },
      {
        id: 'server rename',
        label: text.rename(server.name),
        icon: Pencil,
        can: change,
        run: () => rename(server),
      },
      {
        id: 'server disable',
        label: disabled ? text.enable(server.name) : text.disable(server.name),
        icon: disabled ? CirclePlay : CirclePause,
        can: change,
        run: () => void setDisabled(server, !disabled),
      },
      {
        id: 'server remove',
        label: text.remove(server.name),
        icon: Trash2,
        can: change,
        run: () => remove(server),
      },
    ]
  }, [server, disabled, change, retry, rename, remove])
  usePaletteEntries(entries)
}
