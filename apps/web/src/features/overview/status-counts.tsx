import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { number } from '../../i18n/format.ts'
import { cx } from '../../ui/cx.ts'
import { instanceTone, StatusIcon, toneClass } from '../../ui/status.tsx'
import type { StatusCount } from '../servers/instance-tally.ts'

/** How many instances of one server are in which state; each count leads to exactly those. */
export const StatusCounts = ({ server, counts }: { server: string; counts: readonly StatusCount[] }) => {
  if (counts.length === 0) return <span className="text-dim">{t.overview.noInstances}</span>
  return (
    <span className="contents">
      {counts.map(({ status, count }) => {
        const tone = instanceTone(status)
        return (
          <Link
            key={status}
            to="/instances"
            search={{ q: `server:${server} status:${status.toLowerCase()}` }}
            className={cx(
              'inline-flex items-center gap-1 whitespace-nowrap rounded-[4px] no-underline hover:underline',
              toneClass(tone),
            )}
          >
            <StatusIcon tone={tone} size={14} />
            {number(count)} {status.toLowerCase()}
          </Link>
        )
      })}
    </span>
  )
}
