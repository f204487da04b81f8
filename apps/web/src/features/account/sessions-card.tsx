import type { SessionEntry } from '@gantry/protocol/session'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { t } from '../../i18n/en.ts'
import { moment } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx'
import { Section } from '../../ui/section.tsx'
import { Bone, Skeleton } from '../../ui/skeleton.tsx'
import { Age } from '../../ui/time.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { endSession, sessionsQuery } from './account-requests.ts'
import { agentOf } from './agent.ts'

const text = t.account.sessions

const Agent = ({ row }: { row: SessionEntry }) => {
  const { browser, system } = agentOf(row.agent)
  return (
    <span className="inline-flex items-center gap-2" data-tip={row.agent}>
      {text.on(browser || text.unknown, system)}
      {row.current && <Badge tone="accent">{text.current}</Badge>}
    </span>
  )
}

const EndButton = ({ row }: { row: SessionEntry }) => {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const end = async (): Promise<void> => {
    setBusy(true)
    await reported(endSession(row.id), text.ended)
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    setBusy(false)
  }
  return (
    <Button busy={busy} can={row.current ? no(text.thisOne) : yes} onClick={() => void end()}>
      {text.end}
    </Button>
  )
}

const columns: readonly PlainColumn<SessionEntry>[] = [
  { id: 'agent', title: text.columns.agent, cell: (row) => <Agent row={row} />, wide: true },
  {
    id: 'address',
    title: text.columns.address,
    cell: (row) => <code className="text-small">{row.address}</code>,
    quiet: true,
  },
  {
    id: 'created',
    title: text.columns.created,
    cell: (row) => moment(row.created),
    quiet: true,
    wideOnly: true,
  },
  { id: 'used', title: text.columns.used, cell: (row) => <Age at={row.used} />, right: true, quiet: true },
  { id: 'end', title: '', cell: (row) => <EndButton row={row} />, right: true },
]

const newestFirst = (sessions: readonly SessionEntry[]): SessionEntry[] =>
  sessions.toSorted(
    (one, other) => Number(other.current) - Number(one.current) || other.used.localeCompare(one.used),
  )

/** Where the person is signed in; each session but this one can be ended. */
export const SessionsCard = () => {
  const { data, error, isPending, refetch } = useQuery({ ...sessionsQuery, select: newestFirst })
  return (
    <Section title={text.title} note={data?.length}>
      <p className="m-0 mb-2 text-dim">{text.text}</p>
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isPending && (
        <Skeleton>
          <Bone className="h-3 w-2/3" />
        </Skeleton>
      )}
      {data !== undefined && (
        <PlainTable label={text.table} columns={columns} rows={data} rowKey={(row) => row.id} />
      )}
    </Section>
  )
}
