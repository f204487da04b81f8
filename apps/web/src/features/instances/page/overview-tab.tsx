import { instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '../../../i18n/en.ts'
import { useInstance, useServer, useUsage } from '../../../live/hooks.ts'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { instanceDetail } from '../queries.ts'
import { isStale } from '../table/cells.tsx'
import { AboutSection } from './about-section.tsx'
import { DevicesSection } from './devices-section.tsx'
import type { InstanceParams } from './instance-page.tsx'
import { coresOf, rootDisk } from './limits.ts'
import { NetworkSection } from './network-section.tsx'
import { OperationItem } from './operation-item.tsx'
import { UsageCards } from './usage-cards.tsx'
import { useInstanceOperations } from './use-instance-operations.ts'

const lastShown = 6

export const OverviewTab = ({ params }: { params: InstanceParams }) => {
  const { server: serverId, project, name } = params
  const row = useInstance(instanceKey(params))
  const server = useServer(serverId)
  const stale = isStale(server)
  const detail = useQuery({ ...instanceDetail(serverId, project, name), enabled: !stale })
  const operations = useInstanceOperations(serverId, project, name)
  const processes = useUsage(instanceKey(params)).at(-1)?.processes ?? null
  if (row === undefined) return null
  const disk = detail.data === undefined ? undefined : rootDisk(detail.data)
  const driver = server?.capacity?.pools.find((pool) => pool.name === disk?.pool)?.driver
  const cores = coresOf(detail.data?.expanded_config['limits.cpu'], server?.capacity?.cpus ?? null)
  const words = t.instancePage.operations
  return (
    <>
      {!stale && <UsageCards row={row} cores={cores} uncounted={driver === 'dir' ? disk?.pool : undefined} />}
      {detail.isError && !stale && <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />}
      <div className="grid gap-3 lg:grid-cols-[3fr_2fr]">
        <AboutSection
          row={row}
          detail={stale ? undefined : detail.data}
          pending={detail.isPending && !stale}
          processes={processes}
        />
        <Section
          title={words.last}
          note={
            operations.rows.length > lastShown ? (
              <Link
                to="/instances/$server/$project/$name/operations"
                params={params}
                className="no-underline hover:underline"
              >
                {words.all}
              </Link>
            ) : undefined
          }
        >
          {operations.error !== null && <ErrorPanel error={operations.error} />}
          {operations.rows.length === 0 && !operations.isPending && (
            <p className="m-0 text-dim">{words.none}</p>
          )}
          <ul className="m-0 grid list-none gap-2 p-0">
            {operations.rows.slice(0, lastShown).map((operation) => (
              <OperationItem key={operation.id} row={operation} />
            ))}
          </ul>
        </Section>
      </div>
      {!stale && detail.data !== undefined && (
        <>
          <NetworkSection state={detail.data.state} />
          <DevicesSection server={serverId} project={project} detail={detail.data} />
        </>
      )}
    </>
  )
}
