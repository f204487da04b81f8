import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useInstances, useLoaded, useOperations, useServers, useWatch } from '../../live/hooks.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { tallyByServer } from '../servers/instance-tally.ts'
import { useScope } from '../shell/scope.ts'
import { fleetTotals } from './fleet-totals.ts'
import { needsOf } from './needs.ts'
import { NeedsCard } from './needs-card.tsx'
import { OverviewSkeleton } from './overview-skeleton.tsx'
import { RecentCard } from './recent-card.tsx'
import { ServerLine } from './server-line.tsx'
import { Totals } from './totals.tsx'
import { Welcome } from './welcome.tsx'

/** What the scope of the header leaves. */
const useScoped = () => {
  const { server, project } = useScope()
  const allServers = useServers()
  const allInstances = useInstances()
  return useMemo(() => {
    const servers = server === undefined ? allServers : [server]
    const instances = allInstances.filter(
      (row) =>
        (server === undefined || row.server === server.id) &&
        (project === undefined || row.project === project),
    )
    return { servers, instances, all: allServers.length }
  }, [server, project, allServers, allInstances])
}

const nothing: never[] = []

const Fleet = () => {
  const { servers, instances } = useScoped()
  const { ended } = useOperations()
  const now = useNow()
  const counts = useMemo(() => tallyByServer(instances), [instances])
  const totals = useMemo(() => fleetTotals(servers, instances), [servers, instances])
  const needs = useMemo(() => needsOf(servers, instances, ended, now), [servers, instances, ended, now])
  useWatch({ capacity: true })
  return (
    <>
      <Totals totals={totals} />
      <section aria-label={t.overview.servers} className="rounded-panel border border-line bg-panel">
        <ul className="m-0 list-none p-0">
          {servers.map((server) => (
            <ServerLine key={server.id} server={server} counts={counts.get(server.id) ?? nothing} />
          ))}
        </ul>
      </section>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <NeedsCard needs={needs} />
        <RecentCard />
      </div>
    </>
  )
}

export const OverviewPage = () => {
  const loaded = useLoaded()
  const servers = useServers()
  const mayAdd = useMay()('servers.add')
  return (
    <Page
      title={t.overview.title}
      actions={
        mayAdd && servers.length > 0 ? (
          <Link to="/servers/add" className={buttonClass('plain')}>
            <Plus size={15} aria-hidden className="text-dim" />
            {t.overview.welcome.add}
          </Link>
        ) : undefined
      }
    >
      {!loaded ? <OverviewSkeleton /> : servers.length === 0 ? <Welcome /> : <Fleet />}
    </Page>
  )
}
