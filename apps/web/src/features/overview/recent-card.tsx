import { hasEnded, operationKey } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { useOperations, useServers } from '../../live/hooks.ts'
import { Progress } from '../../ui/progress.tsx'
import { Section } from '../../ui/section.tsx'
import { operationTone, Status } from '../../ui/status.tsx'
import { Age } from '../../ui/time.tsx'
import { SubjectLinks } from '../operations/subject-links.tsx'

const shown = 8

/** What ran last on any server, whoever started it. */
export const RecentCard = () => {
  const { running, ended } = useOperations()
  const servers = useServers()
  const rows = [...running, ...ended].slice(0, shown)
  const nameOf = (id: string): string => servers.find((server) => server.id === id)?.name ?? id
  return (
    <Section
      title={t.overview.recent}
      note={
        <Link to="/operations" className="no-underline hover:underline">
          {t.overview.all}
        </Link>
      }
    >
      {rows.length === 0 && <p className="m-0 text-dim">{t.overview.noRecent}</p>}
      <ul className="m-0 grid list-none gap-1.5 p-0">
        {rows.map((row) => (
          <li key={operationKey(row)} className="grid grid-cols-[84px_1fr_auto] gap-x-2">
            <Status tone={operationTone(row.status)} word={t.operations.statuses[row.status]} />
            <span className="min-w-0 truncate">
              {row.description} <SubjectLinks row={row} />{' '}
              <span className="text-dim">{t.shell.pane.on(nameOf(row.server))}</span>
            </span>
            <span className="flex items-center text-dim">
              {hasEnded(row.status) ? (
                <Age at={row.ended ?? row.updated} />
              ) : (
                <Progress percent={row.progress?.percent ?? null} label={row.description} className="w-12" />
              )}
            </span>
            {row.status === 'Failure' && (
              <p className="col-span-2 col-start-2 m-0 line-clamp-2 text-bad text-small [overflow-wrap:anywhere]">
                {row.error}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
