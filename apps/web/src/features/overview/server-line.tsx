import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { Server, ServerCog } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { bytesOf, milliseconds, none, number, since } from '../../i18n/format.ts'
import { cx } from '../../ui/cx.ts'
import { Meter } from '../../ui/progress.tsx'
import { Status, StatusIcon } from '../../ui/status.tsx'
import { storageShare } from '../servers/capacity-sums.ts'
import type { StatusCount } from '../servers/instance-tally.ts'
import { memberTone } from '../servers/members-card.tsx'
import { ServerStatus } from '../servers/server-status.tsx'
import { loadText } from './load-text.ts'
import { StatusCounts } from './status-counts.tsx'

const words = t.overview

const Figure = ({ label, value, children }: { label: string; value: string; children?: ReactNode }) => (
  <div className="min-w-0">
    <div className="flex justify-between gap-2">
      <span className="text-dim">{label}</span>
      <span className={cx('truncate', value === none && 'text-dim')}>{value}</span>
    </div>
    <div className="mt-1">{children}</div>
  </div>
)

const share = (part: { used: number; total: number } | null): string =>
  part === null ? none : bytesOf(part.used, part.total)

/** The load of the cores; servers that do not tell it still say how many cores they have. */
const Cores = ({ load, cpus }: { load: number | null; cpus: number | null }) => {
  if (cpus === null) return <Figure label={words.columns.load} value={none} />
  if (load === null) return <Figure label={words.totals.cores} value={number(cpus)} />
  return (
    <Figure label={words.columns.load} value={words.ofCores(loadText(load), number(cpus))}>
      <Meter used={load} total={cpus} label={words.columns.load} />
    </Figure>
  )
}

const Figures = ({ server }: { server: ServerRow }) => {
  const { capacity } = server
  const memory = capacity?.memory ?? null
  const storage = storageShare(capacity)
  return (
    <div
      className={cx(
        'grid grid-cols-[0.75fr_1fr_1fr] gap-5 max-md:col-span-full max-sm:grid-cols-1 max-sm:gap-2',
        server.state !== 'online' && 'stale [--accent:var(--off)]',
      )}
    >
      <Cores load={capacity?.load ?? null} cpus={capacity?.cpus ?? null} />
      <Figure label={words.columns.memory} value={share(memory)}>
        {memory !== null && <Meter {...memory} label={words.columns.memory} />}
      </Figure>
      <Figure label={words.columns.storage} value={share(storage)}>
        {storage !== null && <Meter {...storage} label={words.columns.storage} />}
      </Figure>
    </div>
  )
}

/** What stands under the state: the round trip while it is well, otherwise since when, and when it was last seen. */
const stateNote = (server: ServerRow): string | undefined => {
  if (server.state === 'online') return server.latency === null ? undefined : milliseconds(server.latency)
  if (server.state === 'connecting' || server.state === 'disabled') return undefined
  return server.lastSeen === null ? words.neverSeen : words.lastSeen(since(server.lastSeen))
}

/** One server or cluster: what it is, how it is, what is on it, and how much of it is in use. */
export const ServerLine = memo(
  ({ server, counts }: { server: ServerRow; counts: readonly StatusCount[] }) => {
    const warnings = server.capacity?.warnings ?? 0
    const Icon = server.clustered ? ServerCog : Server
    const product =
      server.product === null ? undefined : `${words.products[server.product]} ${server.version ?? ''}`
    return (
      <li className="grid items-start gap-x-5 gap-y-2 border-line border-b px-3.5 py-2.5 last:border-0 max-md:grid-cols-[1fr_auto] md:grid-cols-[minmax(140px,1fr)_minmax(110px,0.6fr)_minmax(150px,1.1fr)_minmax(400px,2.6fr)]">
        <div className="flex min-w-0 gap-2.5">
          <Icon size={16} aria-hidden className="mt-0.5 text-dim" />
          <div className="min-w-0">
            <Link
              to="/servers/$server"
              params={{ server: server.id }}
              className="block truncate font-[550] text-text no-underline hover:text-accent"
            >
              {server.name}
            </Link>
            <div className="truncate text-dim text-small">
              {[product, server.clustered ? words.members(server.members.length) : undefined]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </div>
          </div>
        </div>
        <div className="min-w-0">
          <ServerStatus server={server} />
          <div className="truncate pl-[21px] text-dim text-small">{stateNote(server)}</div>
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 max-md:col-span-full">
          <StatusCounts server={server.name} counts={counts} />
          {warnings > 0 && (
            <Link
              to="/servers/$server"
              params={{ server: server.id }}
              className="inline-flex items-center gap-1 text-warn no-underline hover:underline"
            >
              <StatusIcon tone="warn" size={14} />
              {words.warningCount(warnings)}
            </Link>
          )}
        </div>
        <Figures server={server} />
        {server.clustered && (
          <ul className="col-span-full m-0 flex list-none flex-wrap gap-x-5 gap-y-0.5 p-0 pl-[26px] text-small">
            {server.members.map((member) => (
              <li key={member.name} className="flex items-center gap-1.5" data-tip={member.message}>
                <span>{member.name}</span>
                <Status tone={memberTone(member.status)} word={member.status} />
              </li>
            ))}
          </ul>
        )}
        {server.state !== 'online' && server.why !== null && (
          <p className="col-span-full m-0 pl-[26px] text-bad text-small [overflow-wrap:anywhere]">
            {server.why}
          </p>
        )}
      </li>
    )
  },
)
