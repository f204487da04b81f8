import { isTrue } from '@gantry/lxd-client/config-value'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { useInstance, useInstances, useLoaded, useServer, useWatch } from '../../../live/hooks.ts'
import { Unreachable } from '../../../ui/notices.tsx'
import { Page } from '../../../ui/page.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs, tabClass } from '../../../ui/tabs.tsx'
import { toast } from '../../../ui/toast.tsx'
import { retryServer } from '../../servers/server-requests.ts'
import { ActionFlowProvider } from '../actions/action-flow.tsx'
import { RunPanel } from '../actions/run-panel.tsx'
import { useActionContext } from '../actions/use-action-context.ts'
import { CreationNotices } from '../create/creation-notices.tsx'
import { PublicationPanels } from '../publish/publication-panels.tsx'
import { instanceDetail } from '../queries.ts'
import { isStale } from '../table/cells.tsx'
import { BeingMade } from './being-made.tsx'
import { FailedStart, failedStart } from './failed-start.tsx'
import { InstanceDeleted, InstanceNotFound, ServerGone } from './gone.tsx'
import { InstanceActions, InstanceAside } from './instance-header.tsx'
import { useInstanceOperations } from './use-instance-operations.ts'
import { useInstancePalette } from './use-instance-palette.ts'

export type InstanceParams = { server: string; project: string; name: string }

/** One instance: its head, its tabs, and whatever may have become of it while somebody looks. */
export const InstancePage = ({ params }: { params: InstanceParams }) => {
  const row = useInstance(instanceKey(params))
  const server = useServer(params.server)
  const loaded = useLoaded()
  return (
    <ActionFlowProvider>
      {!loaded ? (
        <Loading name={params.name} />
      ) : server === undefined ? (
        <Page title={params.name}>
          <ServerGone />
        </Page>
      ) : (
        // Another instance is another page: nothing of the one before is kept.
        <Known key={instanceKey(params)} params={params} row={row} />
      )}
    </ActionFlowProvider>
  )
}

const Loading = ({ name }: { name: string }) => (
  <Page title={name}>
    <Skeleton>
      <Bone className="h-7 w-72" />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Bone key={key} className="h-[136px] w-full" />
        ))}
      </div>
      <Bone className="h-56 w-full" />
    </Skeleton>
  </Page>
)

/** The row that has become of one that vanished: the same instance under another name was made at the same time. */
const useRenamed = (gone: InstanceRow | undefined): InstanceRow | undefined => {
  const rows = useInstances()
  return useMemo(
    () =>
      gone === undefined
        ? undefined
        : rows.find(
            (row) =>
              row.server === gone.server && row.project === gone.project && row.created === gone.created,
          ),
    [rows, gone],
  )
}

const Known = ({ params, row }: { params: InstanceParams; row: InstanceRow | undefined }) => {
  const navigate = useNavigate()
  const [last, setLast] = useState(row)
  if (row !== undefined && row !== last) setLast(row)
  const renamed = useRenamed(row === undefined ? last : undefined)
  useEffect(() => {
    if (renamed === undefined) return
    toast.done(t.instancePage.gone.renamed(params.name, renamed.name))
    void navigate({
      to: '/instances/$server/$project/$name',
      params: { server: renamed.server, project: renamed.project, name: renamed.name },
      replace: true,
    })
  }, [renamed, params.name, navigate])
  if (row !== undefined) return <Present params={params} row={row} />
  return <Absent params={params} wasHere={last !== undefined} />
}

const Absent = ({ params, wasHere }: { params: InstanceParams; wasHere: boolean }) => {
  const server = useServer(params.server)?.name ?? params.server
  const { rows } = useInstanceOperations(params.server, params.project, params.name)
  const running = rows.find((operation) => operation.ended === null)
  return (
    <Page title={params.name}>
      <CreationNotices
        of={(creation) => creation.server === params.server && creation.name === params.name}
      />
      {running !== undefined && !wasHere ? (
        <BeingMade operation={running} name={params.name} server={server} />
      ) : wasHere ? (
        <InstanceDeleted name={params.name} server={server} />
      ) : (
        <InstanceNotFound name={params.name} project={params.project} server={server} />
      )}
    </Page>
  )
}

const Present = ({ params, row }: { params: InstanceParams; row: InstanceRow }) => {
  const contextOf = useActionContext()
  const context = contextOf(row)
  const server = context.server
  const stale = isStale(server)
  const detail = useQuery({ ...instanceDetail(row.server, row.project, row.name), enabled: !stale })
  const operations = useInstanceOperations(row.server, row.project, row.name)
  const failed = row.status === 'Running' ? undefined : failedStart(operations.rows)
  const making = operations.rows.find(
    (operation) => operation.ended === null && context.passing === 'Creating',
  )
  const watched = useMemo(() => [instanceKey(params)], [params])
  useWatch({ rows: watched, usage: true })
  const to = '/instances/$server/$project/$name'
  const words = t.instancePage.tabs
  useInstancePalette(row, context)
  const may = useMay()
  const maySeeConsole = may('instances.operate', params)
  const mayUseFiles = may('instances.exec', params)
  return (
    <Page
      title={row.name}
      aside={<InstanceAside row={row} context={context} />}
      actions={
        <InstanceActions
          row={row}
          context={context}
          isProtected={isTrue(detail.data?.expanded_config['security.protection.delete'])}
        />
      }
    >
      <Tabs label={words.label}>
        <Link
          to={to}
          params={params}
          activeOptions={{ exact: true, includeSearch: false }}
          className={tabClass}
        >
          {words.overview}
        </Link>
        <Link
          to={`${to}/snapshots`}
          params={params}
          activeOptions={{ includeSearch: false }}
          className={tabClass}
        >
          {words.snapshots}
        </Link>
        <Link
          to={`${to}/operations`}
          params={params}
          activeOptions={{ includeSearch: false }}
          className={tabClass}
        >
          {words.operations}
        </Link>
        <Link
          to={`${to}/configuration`}
          params={params}
          activeOptions={{ includeSearch: false }}
          className={tabClass}
        >
          {words.configuration}
        </Link>
        <Link
          to={`${to}/metadata`}
          params={params}
          activeOptions={{ includeSearch: false }}
          className={tabClass}
        >
          {words.metadata}
        </Link>
        {mayUseFiles && (
          <Link
            to={`${to}/files`}
            params={params}
            activeOptions={{ includeSearch: false }}
            className={tabClass}
          >
            {words.files}
          </Link>
        )}
        <Link
          to={`${to}/backups`}
          params={params}
          activeOptions={{ includeSearch: false }}
          className={tabClass}
        >
          {words.backups}
        </Link>
        <Link to={`${to}/logs`} params={params} activeOptions={{ includeSearch: false }} className={tabClass}>
          {words.logs}
        </Link>
        {maySeeConsole && (
          <Link
            to={`${to}/console-log`}
            params={params}
            activeOptions={{ includeSearch: false }}
            className={tabClass}
          >
            {words.consoleLog}
          </Link>
        )}
      </Tabs>
      {stale && server !== undefined && (
        <Unreachable
          name={server.name}
          at={server.since}
          why={server.why}
          rows={t.instances.instancesOf(1)}
          {...(server.state === 'unreachable' ? { onRetry: () => void retryServer(server.id) } : {})}
        />
      )}
      {/* A failed start says the same below, with the log. */}
      {failed === undefined && <RunPanel />}
      {making !== undefined && (
        <BeingMade operation={making} name={row.name} server={server?.name ?? row.server} />
      )}
      {failed !== undefined && (
        <FailedStart
          operation={failed}
          server={row.server}
          project={row.project}
          name={row.name}
          logFile={row.type === 'virtual-machine' ? 'qemu.log' : 'lxc.log'}
        />
      )}
      <PublicationPanels row={row} />
      <Outlet />
    </Page>
  )
}
