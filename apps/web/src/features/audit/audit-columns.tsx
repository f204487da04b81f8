import type { AuditRecord } from '@gantry/protocol/audit-record'
import { Link } from '@tanstack/react-router'
import { Ban } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { none, since } from '../../i18n/format.ts'
import { Status, type Tone } from '../../ui/status.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'

const titles = t.audit.columns
const tones: Record<AuditRecord['outcome'], Tone> = { done: 'done', denied: 'warn', failed: 'bad' }

export const Outcome = ({ outcome, message }: Pick<AuditRecord, 'outcome' | 'message'>) => (
  <Status
    tone={tones[outcome]}
    word={t.audit.outcomes[outcome]}
    tip={message || undefined}
    {...(outcome === 'denied' ? { icon: Ban } : {})}
  />
)

/** A record with the name of its server as it is called now. */
export type AuditListRow = AuditRecord & { serverName: string }

const who = (row: AuditRecord): string => row.person?.name ?? t.audit.nobody

const OpenLink = ({ row }: { row: AuditRecord }) => (
  <Link
    from="/audit"
    to="."
    search={(before) => ({ ...before, open: row.id })}
    replace
    className="text-text no-underline hover:underline"
  >
    <code className="text-small">{row.action}</code>
  </Link>
)

export const auditColumns: readonly Column<AuditListRow>[] = [
  {
    id: 'at',
    header: titles.at,
    width: 112,
    quiet: true,
    cell: (row) => <time dateTime={row.at}>{since(row.at)}</time>,
  },
  { id: 'person', header: titles.person, width: 130, grow: 1, cell: who },
  { id: 'outcome', header: titles.outcome, width: 96, cell: (row) => <Outcome {...row} /> },
  { id: 'action', header: titles.action, width: 180, grow: 1, cell: (row) => <OpenLink row={row} /> },
  {
    id: 'target',
    header: titles.target,
    width: 180,
    grow: 3,
    cell: (row) => (
      <>
        {row.target}
        {row.message !== '' && <span className="ml-2 text-dim">{row.message}</span>}
      </>
    ),
  },
  { id: 'server', header: titles.server, width: 110, cell: (row) => row.serverName || none },
  { id: 'project', header: titles.project, width: 100, quiet: true, cell: (row) => row.project ?? none },
  { id: 'address', header: titles.address, width: 130, quiet: true, mono: true, cell: (row) => row.address },
]

export const narrowRecord = (row: AuditListRow): NarrowRow => ({
  title: (
    <>
      <OpenLink row={row} /> {row.target}
    </>
  ),
  aside: <Outcome {...row} />,
  line: `${since(row.at)}, ${who(row)}${row.serverName === '' ? '' : `, ${row.serverName}`}`,
})
