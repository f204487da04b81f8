import type { MemberRow } from '@gantry/protocol/server-row'
import { t } from '../../i18n/en.ts'
import { none } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx'
import { Section } from '../../ui/section.tsx'
import { Status, type Tone } from '../../ui/status.tsx'
import { Address } from './address.tsx'

const text = t.servers.page.members

/** LXD's own words. Evacuated is a choice of a person, so it is no fault. */
const tones: Record<string, Tone> = { online: 'done', evacuated: 'hold', offline: 'gone', blocked: 'warn' }

export const memberTone = (status: string): Tone => tones[status.toLowerCase()] ?? 'warn'

const sentence = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()

const columns: readonly PlainColumn<MemberRow>[] = [
  { id: 'name', title: text.columns.name, cell: (row) => row.name },
  {
    id: 'status',
    title: text.columns.status,
    cell: (row) => <Status tone={memberTone(row.status)} word={sentence(row.status)} />,
  },
  {
    id: 'roles',
    title: text.columns.roles,
    cell: (row) =>
      row.roles.length === 0 ? (
        none
      ) : (
        <span className="inline-flex gap-1">
          {row.roles.map((role) => (
            <Badge key={role}>{role}</Badge>
          ))}
        </span>
      ),
    wideOnly: true,
  },
  { id: 'address', title: text.columns.address, cell: (row) => <Address>{row.address}</Address> },
  {
    id: 'architecture',
    title: text.columns.architecture,
    cell: (row) => row.architecture,
    quiet: true,
    wideOnly: true,
  },
  { id: 'message', title: text.columns.message, cell: (row) => row.message, quiet: true, wide: true },
]

export const MembersCard = ({ members }: { members: readonly MemberRow[] }) => (
  <Section title={text.title} note={members.length}>
    <PlainTable
      label={text.table}
      columns={columns}
      rows={[...members].sort((one, other) => one.name.localeCompare(other.name))}
      rowKey={(row) => row.name}
    />
  </Section>
)
