import { instanceKey } from '@gantry/protocol/instance-row'
import { useNavigate } from '@tanstack/react-router'
import { RefreshCw, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { snapshots } from '../../i18n/en/snapshots.ts'
import { age } from '../../i18n/format.ts'
import { useInstances, useLoaded } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useServerMap } from '../instances/actions/use-action-context.ts'
import { compileFilter } from '../instances/search/filter.ts'
import { SearchBox } from '../instances/search/search-box.tsx'
import { isStale } from '../instances/table/cells.tsx'
import { inScope } from '../instances/table/result.ts'
import { useQueryText } from '../instances/table/use-query-text.ts'
import { usePaletteEntries } from '../palette/palette-entries.ts'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { useScope } from '../shell/scope.ts'
import { fleetColumns, narrowFleetRow } from './fleet-columns.tsx'
import { FleetFilters } from './fleet-filters.tsx'
import { type FleetRow, fleetRows, isShown } from './fleet-rows.ts'
import { NoReadings } from './no-readings.tsx'
import { ReadStates } from './read-states.tsx'
import { type SnapshotsSearch, usualDays } from './snapshots-search.ts'
import { useReadings } from './use-readings.ts'

const words = snapshots.fleet
const keyOf = ({ instance }: FleetRow): string => instanceKey(instance)
const nameOf = ({ instance }: FleetRow): string => instance.name

/** Who has no recent snapshot, over all servers. */
export const SnapshotsPage = ({ search }: { search: SnapshotsSearch }) => (
  <PermittedPage need="view" title={words.title}>
    <FleetSnapshots search={search} />
  </PermittedPage>
)

const FleetSnapshots = ({ search }: { search: SnapshotsSearch }) => {
  const navigate = useNavigate({ from: '/snapshots' })
  const write = (part: Partial<SnapshotsSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const { text, change, settle } = useQueryText(search.q ?? '', (q) => write({ q: q === '' ? undefined : q }))
  const shown = search.show ?? 'all'
  const days = search.days ?? usualDays
  const now = useNow()
  const loaded = useLoaded()
  const servers = useServerMap()
  const scope = useScope()
  const instances = useInstances()
  const readings = useReadings()
  const scopeServer = scope.server?.id
  const scoped = useMemo(
    () => inScope(instances, { server: scopeServer, project: scope.project }),
    [instances, scopeServer, scope.project],
  )
  const searchServers = useMemo(
    () =>
      new Map([...servers].map(([id, server]) => [id, { name: server.name, reachable: !isStale(server) }])),
    [servers],
  )
  // The input itself must never wait for 10,000 rows.
  const wanted = useDeferredValue(text)
  const filter = useMemo(() => compileFilter(wanted, searchServers), [wanted, searchServers])
  const read = useMemo(() => fleetRows(scoped, readings.readings), [scoped, readings.readings])
  const found = useMemo(() => read.filter(({ instance }) => filter.matches(instance)), [read, filter])
  const rows = useMemo(() => found.filter((row) => isShown(row, shown, days, now)), [found, shown, days, now])
  const columns = useMemo(() => fleetColumns(servers, days, now), [servers, days, now])
  const narrow = useMemo(() => narrowFleetRow(servers, days, now), [servers, days, now])
  const { again, can } = readings
  usePaletteEntries(
    useMemo(
      () => [{ id: 'read snapshots', label: words.again, icon: RefreshCw, can, run: again }],
      [again, can],
    ),
  )
  const clear = (): void => {
    change('')
    write({ q: undefined, show: undefined })
  }
  const isReading = readings.reading.length > 0
  const isWaiting = isReading || readings.connecting || !loaded
  return (
    <Page
      fill
      title={words.title}
      count={read.length > 0 ? words.shown(rows.length, read.length) : undefined}
      aside={
        readings.at !== null && !isReading ? (
          <span className="text-dim">{words.readAt(age(new Date(readings.at).toISOString(), now))}</span>
        ) : undefined
      }
      actions={
        <Button icon={RefreshCw} busy={isReading} can={isReading ? undefined : readings.can} onClick={again}>
          {words.again}
        </Button>
      }
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <SearchBox
          text={text}
          onChange={change}
          filter={filter}
          rows={scoped}
          servers={searchServers}
          onLeave={settle}
          onBlur={settle}
        />
        <FleetFilters rows={found} shown={shown} days={days} now={now} onChange={write} />
      </div>
      <ReadStates {...readings} />
      {read.length === 0 && isWaiting && <TableSkeleton rows={10} columns={7} />}
      {rows.length > 0 && (
        <DataTable
          label={words.table}
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          sort={{ column: 'newest', descending: false }}
          onOpen={({ instance: { server, project, name } }) =>
            void navigate({
              to: '/instances/$server/$project/$name/snapshots',
              params: { server, project, name },
            })
          }
          isStale={({ instance }) => isStale(servers.get(instance.server))}
          narrow={narrow}
        />
      )}
      {rows.length === 0 && read.length > 0 && (
        <Empty
          icon={SearchX}
          title={words.noMatch}
          text={words.noMatchText}
          action={<Button onClick={clear}>{words.showAll}</Button>}
        />
      )}
      {read.length === 0 && !isWaiting && <NoReadings anyServer={servers.size > 0} readings={readings} />}
    </Page>
  )
}
