import type { Person } from '@gantry/protocol/session'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useServerNames } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { usePaletteEntries } from '../palette/palette-entries.ts'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { narrowPerson, type PersonListRow, peopleColumns } from './people-columns.tsx'
import { peopleQuery } from './people-requests.ts'
import { roleWords } from './role-words.ts'
import { usePersonActions } from './use-person-actions.tsx'

const text = t.people
const keyOf = ({ person }: PersonListRow): string => person.id
const nameOf = ({ person }: PersonListRow): string => person.name
const isStale = ({ person }: PersonListRow): boolean => person.disabled

const PeopleTable = ({ people }: { people: readonly Person[] }) => {
  const me = usePerson()
  const nameOfServer = useServerNames()
  const { items, dialogs } = usePersonActions(people)
  const rows = useMemo(
    () =>
      people.map((person) => ({
        person,
        roles: person.bindings.map((binding) => roleWords(binding, nameOfServer)),
        isMe: person.id === me.id,
      })),
    [people, nameOfServer, me.id],
  )
  return (
    <>
      <DataTable
        label={text.table}
        rows={rows}
        columns={peopleColumns}
        keyOf={keyOf}
        nameOf={nameOf}
        isStale={isStale}
        narrow={narrowPerson}
        sort={{ column: 'name', descending: false }}
        actions={({ person }) => <Menu label={t.ui.openMenu(person.name)} items={() => items(person)} />}
        actionsWidth={42}
      />
      {dialogs}
    </>
  )
}

const Everybody = ({ add, onAdd }: { add: boolean; onAdd: (add: boolean) => void }) => {
  const { data, error, isPending, refetch } = useQuery(peopleQuery)
  usePaletteEntries(
    useMemo(
      () => [{ id: 'add person', label: text.palette.add, icon: Plus, run: () => onAdd(true) }],
      [onAdd],
    ),
  )
  return (
    <Page
      title={text.title}
      count={data === undefined ? undefined : text.counts(data.length)}
      fill
      actions={
        <Button look="primary" icon={Plus} onClick={() => onAdd(true)}>
          {text.add}
        </Button>
      }
    >
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isPending && <TableSkeleton rows={4} columns={5} />}
      {data !== undefined && <PeopleTable people={data} />}
      {add && <AddPersonDialog onClose={() => onAdd(false)} />}
    </Page>
  )
}

/** `add` stands in the URL, so that the palette and a link can open the form. */
export const PeoplePage = ({ add }: { add: boolean }) => {
  const navigate = useNavigate()
  const onAdd = useMemo(
    () =>
      (open: boolean): void =>
        void navigate({ to: '/people', search: open ? { add: true } : {}, replace: true }),
    [navigate],
  )
  return (
    <PermittedPage need="people.manage" everywhere title={text.title}>
      <Everybody add={add} onAdd={onAdd} />
    </PermittedPage>
  )
}
