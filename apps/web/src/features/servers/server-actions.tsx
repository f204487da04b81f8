import type { ServerRow } from '@gantry/protocol/server-row'
import { useNavigate } from '@tanstack/react-router'
import { Boxes, CirclePause, CirclePlay, FolderOpen, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { reported } from '../../api/reported.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import { RemoveServerDialog } from './remove-server-dialog.tsx'
import { RenameServerDialog } from './rename-server-dialog.tsx'
import { changeServer, retryServer } from './server-requests.ts'
import { canChange, canRetry } from './server-verdicts.ts'

const { actions, done } = t.servers

export const tryNow = (server: ServerRow): Promise<boolean> =>
  reported(retryServer(server.id), done.trying(server.name))

export const setDisabled = (server: ServerRow, disabled: boolean): Promise<boolean> =>
  reported(
    changeServer(server.id, { disabled }),
    disabled ? done.disabled(server.name) : done.enabled(server.name),
  )

/** What can be done with a server, for the rows of the list and the menu of its page; render `dialogs` once. */
export const useServerActions = (): {
  items: (server: ServerRow, onPage?: boolean) => readonly MenuItem[]
  rename: (server: ServerRow) => void
  remove: (server: ServerRow) => void
  dialogs: ReactNode
} => {
  const may = useMay()
  const navigate = useNavigate()
  const [renamed, rename] = useState<ServerRow>()
  const [removed, remove] = useState<ServerRow>()

  const items = (server: ServerRow, onPage = false): readonly MenuItem[] => {
    const change = canChange(server, may)
    const here: MenuItem[] = onPage
      ? []
      : [
          {
            label: actions.open,
            icon: FolderOpen,
            onSelect: () => void navigate({ to: '/servers/$server', params: { server: server.id } }),
          },
        ]
    const disabled = server.state === 'disabled'
    return [
      ...here,
      {
        label: actions.instances,
        icon: Boxes,
        onSelect: () => void navigate({ to: '/instances', search: { server: server.id } }),
      },
      { label: actions.tryNow, icon: RefreshCw, can: canRetry(server), onSelect: () => void tryNow(server) },
      'line',
      { label: actions.rename, icon: Pencil, can: change, onSelect: () => rename(server) },
      {
        label: disabled ? actions.enable : actions.disable,
        icon: disabled ? CirclePlay : CirclePause,
        can: change,
        onSelect: () => void setDisabled(server, !disabled),
      },
      'line',
      { label: actions.remove, icon: Trash2, danger: true, can: change, onSelect: () => remove(server) },
    ]
  }

  const dialogs = (
    <>
      {renamed !== undefined && <RenameServerDialog server={renamed} onClose={() => rename(undefined)} />}
      {removed !== undefined && (
        <RemoveServerDialog
          server={removed}
          onClose={() => remove(undefined)}
          onRemoved={() => void navigate({ to: '/servers' })}
        />
      )}
    </>
  )
  return { items, rename, remove, dialogs }
}
