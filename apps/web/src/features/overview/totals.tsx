import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { bytes, number } from '../../i18n/format.ts'
import { Meter } from '../../ui/progress.tsx'
import type { Share } from '../servers/capacity-sums.ts'
import type { FleetTotals } from './fleet-totals.ts'
import { loadText } from './load-text.ts'

const words = t.overview.totals

const Tile = ({
  label,
  value,
  note,
  children,
}: {
  label: string
  value: ReactNode
  note?: ReactNode
  children?: ReactNode
}) => (
  <div className="flex min-w-0 flex-col rounded-panel last:max-md:col-span-2 border border-line bg-panel px-3.5 py-2.5">
    <dt className="text-dim text-small">{label}</dt>
    <dd className="m-0 flex flex-1 flex-wrap content-start items-baseline gap-x-2">
      <span className="font-[650] text-title tracking-[-0.01em]">{value}</span>
      {note !== undefined && <span className="truncate text-dim">{note}</span>}
      {children !== undefined && <span className="mt-auto w-full pt-1.5">{children}</span>}
    </dd>
  </div>
)

const ShareTile = ({ label, share }: { label: string; share: Share | null }) =>
  share === null ? (
    <Tile label={label} value={<span className="text-dim">{t.overview.totals.unknown}</span>} />
  ) : (
    <Tile label={label} value={bytes(share.used)} note={words.of('', bytes(share.total)).trim()}>
      <Meter used={share.used} total={share.total} label={label} />
    </Tile>
  )

/** The whole fleet in five figures. */
export const Totals = ({ totals }: { totals: FleetTotals }) => (
  <dl className="m-0 grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-5">
    <Tile
      label={words.servers}
      value={number(totals.servers)}
      note={words.online(totals.online, totals.servers)}
    />
    <Tile
      label={words.instances}
      value={
        <Link to="/instances" className="text-text no-underline hover:text-accent">
          {number(totals.instances)}
        </Link>
      }
      note={
        <Link to="/instances" search={{ q: 'status:running' }} className="no-underline hover:underline">
          {words.running(number(totals.running))}
        </Link>
      }
    />
    {totals.cpus === null ? (
      <Tile label={words.cores} value={<span className="text-dim">{words.unknown}</span>} />
    ) : (
      <Tile
        label={words.cores}
        value={number(totals.cpus)}
        note={totals.load === null ? undefined : words.load(loadText(totals.load))}
      >
        {totals.load !== null && <Meter used={totals.load} total={totals.cpus} label={words.cores} />}
      </Tile>
    )}
    <ShareTile label={words.memory} share={totals.memory} />
    <ShareTile label={words.storage} share={totals.storage} />
  </dl>
)
