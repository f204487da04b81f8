import type { Person } from '@gantry/protocol/session'
import { useQueryClient } from '@tanstack/react-query'
import { Ban, CirclePlay, Pencil, ShieldCheck, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { reported } from '../../api/reported.ts'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { isLastAdministrator } from './last-administrator.ts'
import { changePerson, peopleQuery, removePerson } from './people-requests.ts'
import { canLose } from './person-verdicts.ts'
import { RenamePersonDialog } from './rename-person-dialog.tsx'
import { RolesDialog } from './roles-dialog.tsx'

const text = t.people
type Asked = { what: 'roles' | 'rename' | 'disable' | 'remove'; person: Person }

/** What can be done with a person; render `dialogs` once. */
export const usePersonActions = (
  people: readonly Person[],
): { items: (person: Person) => readonly MenuItem[]; dialogs: ReactNode } => {
  const me = usePerson()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const [busy, setBusy] = useState(false)
  const close = (): void => setAsked(undefined)

  const carryOut = async (change: ReturnType<typeof changePerson>, done: string): Promise<void> => {
    setBusy(true)
    const ok = await reported(change, done)
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey })
    setBusy(false)
    if (ok) close()
  }

  const items = (person: Person): readonly MenuItem[] => {
    const lose = canLose(people, person, me)
    const ask = (what: Asked['what']) => (): void => setAsked({ what, person })
    return [
      { label: text.actions.roles, icon: ShieldCheck, onSelect: ask('roles') },
      { label: text.actions.rename, icon: Pencil, onSelect: ask('rename') },
      'line',
      person.disabled
        ? {
            label: text.actions.enable,
            icon: CirclePlay,
            onSelect: () =>
              void carryOut(changePerson(person.id, { disabled: false }), text.done.enabled(person.name)),
          }
        : { label: text.actions.disable, icon: Ban, can: lose, onSelect: ask('disable') },
      { label: text.actions.remove, icon: Trash2, danger: true, can: lose, onSelect: ask('remove') },
    ]
  }

  const dialogs = asked === undefined ? null : <AskedDialog {...{ asked, people, busy, close, carryOut }} />
  return { items, dialogs }
}

const AskedDialog = ({
  asked: { what, person },
  people,
  busy,
  close,
  carryOut,
}: {
  asked: Asked
  people: readonly Person[]
  busy: boolean
  close: () => void
  carryOut: (change: ReturnType<typeof changePerson>, done: string) => Promise<void>
}) => {
  switch (what) {
    case 'roles':
      return <RolesDialog person={person} last={isLastAdministrator(people, person)} onClose={close} />
    case 'rename':
      return <RenamePersonDialog person={person} onClose={close} />
    case 'disable':
      return (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={text.disable.title(person.name)}
          action={text.disable.submit}
          danger
          busy={busy}
          onConfirm={() =>
            void carryOut(changePerson(person.id, { disabled: true }), text.done.disabled(person.name))
          }
        >
          {text.disable.text}
        </ConfirmDialog>
      )
    case 'remove':
      return (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={text.remove.title(person.name)}
          action={text.remove.submit(person.name)}
          danger
          busy={busy}
          onConfirm={() => void carryOut(removePerson(person.id), text.done.removed(person.name))}
        >
          {text.remove.text}
        </ConfirmDialog>
      )
  }
}
