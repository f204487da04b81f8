import type { Person } from '@gantry/protocol/session'
import { t } from '../../i18n/en.ts'
import { disabledIcon, Status } from '../../ui/status.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'

const titles = t.people.columns

/** A person with their roles in words, which need the names of the servers. */
export type PersonListRow = { person: Person; roles: readonly string[]; isMe: boolean }

const Name = ({ person, isMe }: PersonListRow) => (
  <>
    <span className="font-[550]">{person.name}</span>
    {isMe && <span className="ml-1.5 text-dim">{t.people.you}</span>}
  </>
)

const State = ({ person }: PersonListRow) =>
  person.disabled ? (
    <Status tone="off" icon={disabledIcon} word={t.people.disabled} />
  ) : (
    <Status tone="done" word={t.people.active} />
  )

const Roles = ({ roles }: PersonListRow) =>
  roles.length === 0 ? (
    <span className="text-dim">{t.people.noRoles}</span>
  ) : (
    <span data-tip={roles.length > 1 ? roles.join('\n') : undefined}>{roles.join('; ')}</span>
  )

export const peopleColumns: readonly Column<PersonListRow>[] = [
  {
    id: 'name',
    header: titles.name,
    width: 150,
    grow: 1,
    sort: ({ person }) => person.name,
    cell: (row) => <Name {...row} />,
  },
  {
    id: 'email',
    header: titles.email,
    width: 180,
    grow: 1,
    quiet: true,
    sort: ({ person }) => person.email,
    cell: ({ person }) => person.email,
  },
  {
    id: 'state',
    header: titles.state,
    width: 110,
    sort: ({ person }) => Number(person.disabled),
    cell: (row) => <State {...row} />,
  },
  { id: 'roles', header: titles.roles, width: 240, grow: 3, cell: (row) => <Roles {...row} /> },
  {
    id: 'created',
    header: titles.created,
    width: 80,
    align: 'right',
    quiet: true,
    sort: ({ person }) => person.created,
    cell: ({ person }) => <Age at={person.created} />,
  },
]

export const narrowPerson = (row: PersonListRow): NarrowRow => ({
  title: <Name {...row} />,
  aside: <State {...row} />,
  line: <Roles {...row} />,
})
