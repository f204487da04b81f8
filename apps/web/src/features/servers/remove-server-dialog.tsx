import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useInstances } from '../../live/hooks.ts'
import { Code } from '../../ui/code.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { peopleWithRoleOn } from '../people/people-on-server.ts'
import { peopleQuery } from '../people/people-requests.ts'
import { identityQuery, removeServer } from './server-requests.ts'

const text = t.servers.remove

const Items = ({ title, items }: { title: string; items: readonly string[] }) => (
  <div>
    <div className="font-[550]">{title}</div>
    <ul className="m-0 mt-0.5 grid list-disc gap-0.5 pl-4.5 text-dim">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </div>
)

/** Says what Gantry forgets and what stays, and how to end the server's trust, before anything is removed. */
export const RemoveServerDialog = ({
  server,
  onClose,
  onRemoved,
}: {
  server: ServerRow
  onClose: () => void
  onRemoved: () => void
}) => {
  const may = useMay()
  const [busy, setBusy] = useState(false)
  const instances = useInstances().filter((row) => row.server === server.id).length
  const people = useQuery({ ...peopleQuery, enabled: may('people.manage') })
  const identity = useQuery({ ...identityQuery, enabled: server.way === 'https' })
  const holders = people.data === undefined ? null : peopleWithRoleOn(people.data, server.id).length
  const client = server.product === 'incus' ? 'incus' : 'lxc'

  const remove = async (): Promise<void> => {
    setBusy(true)
    const removed = await reported(removeServer(server.id), t.servers.done.removed(server.name))
    setBusy(false)
    if (!removed) return
    onClose()
    onRemoved()
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={text.title(server.name)}
      action={text.submit(server.name)}
      danger
      busy={busy}
      typed={server.name}
      onConfirm={() => void remove()}
    >
      <div className="grid gap-3">
        <Items title={text.lost} items={text.lostItems(instances, holders)} />
        <Items title={text.kept} items={text.keptItems} />
        {identity.data !== undefined && (
          <div className="grid gap-1.5">
            <span className="text-dim">{text.trust}</span>
            <Code>{`${client} config trust remove ${identity.data.fingerprint.slice(0, 12)}`}</Code>
          </div>
        )}
      </div>
    </ConfirmDialog>
  )
}
