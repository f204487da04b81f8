import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { number } from '../../i18n/format.ts'
import { instanceTone, StatusIcon, toneClass } from '../../ui/status.tsx'
import type { StatusCount } from './instance-tally.ts'

/** `▷ 12  □ 3`: how many instances in which status; each count links to just those. */
export const InstanceCounts = ({ server, counts }: { server: string; counts: readonly StatusCount[] }) => {
  if (counts.length === 0) return <span className="text-dim">{t.servers.noInstances}</span>
  return (
    <span className="flex items-center gap-3">
      {counts.map(({ status, count }) => (
        <Link
          key={status}
          to="/instances"
          search={{ server, q: `status:${status.toLowerCase()}` }}
          aria-label={t.servers.instancesIn(count, status)}
          data-tip={status}
          className="inline-flex items-center gap-1 text-text no-underline hover:underline"
        >
          <span className={toneClass(instanceTone(status))}>
            <StatusIcon tone={instanceTone(status)} />
          </span>
          {number(count)}
        </Link>
      ))}
    </span>
  )
}
