import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Server } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useInstances, useLiveStatus, useServers, useWatch } from '../../live/hooks.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchInput } from '../../ui/inputs.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Tabs, tabClass } from '../../ui/tabs.tsx'
import { AddRemoteButton } from '../image-remotes/add-remote-button.tsx'
import { RemotesTab } from '../image-remotes/remotes-tab.tsx'
import { useScope } from '../shell/scope.ts'
import { listRows, namesServer, type ServerListRow } from './list-rows.ts'
import { useServerActions } from './server-actions.tsx'
import { narrowServer, serverColumns } from './server-columns.tsx'
import type { ServersSearch } from './servers-search.ts'
import { useServersPalette } from './use-servers-palette.ts'

const keyOf = ({ server }: ServerListRow): string => server.id
const nameOf = ({ server }: ServerListRow): string => server.name
/** Those that wait for a decision are not dimmed: they are what should be seen first. */
const isStale = ({ server }: ServerListRow): boolean =>
  server.state === 'unreachable' || server.state === 'disabled'

const AddServerLink = ({ primary = true }: { primary?: boolean }) => (
  <Link to="/servers/add" className={buttonClass(primary ? 'primary' : 'plain')}>
    <Plus size={15} aria-hidden />
    {t.servers.add}
  </Link>
)

const NoServers = () => {
  const mayAdd = useMay()('servers.add')
  return (
    <Empty
      icon={Server}
      title={t.servers.empty.title}
      text={mayAdd ? t.servers.empty.text : t.servers.empty.notYours}
      action={mayAdd ? <AddServerLink /> : undefined}
    />
  )
}

const ServersTable = ({ rows }: { rows: readonly ServerListRow[] }) => {
  const navigate = useNavigate()
  const { items, dialogs } = useServerActions()
  const actions = useMemo(
    () => (row: ServerListRow) => (
      <Menu label={t.ui.openMenu(row.server.name)} items={() => items(row.server)} />
    ),
    [items],
  )
  return (
    <>
      <DataTable
        label={t.servers.table}
        rows={rows}
        columns={serverColumns}
        keyOf={keyOf}
        nameOf={nameOf}
        isStale={isStale}
        sort={{ column: 'name', descending: false }}
        onOpen={({ server }) => void navigate({ to: '/servers/$server', params: { server: server.id } })}
        actions={actions}
        actionsWidth={42}
        narrow={narrowServer}
      />
      {dialogs}
    </>
  )
}

const ServersTab = () => {
  const live = useLiveStatus()
  const navigate = useNavigate()
  const servers = useServers()
  const instances = useInstances()
  const scope = useScope()
  const [wanted, setWanted] = useState('')
  useWatch({ capacity: true })
  const rows = useMemo(() => listRows(servers, instances), [servers, instances])
  const shown = rows.filter(
    (row) => (scope.server === undefined || row.server.id === scope.server.id) && namesServer(row, wanted),
  )
  if (servers.length === 0) return live.state === 'connecting' ? <TableSkeleton rows={4} /> : <NoServers />
  return (
    <>
      {servers.length > 5 && (
        <SearchInput
          label={t.servers.filter}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className="w-full max-w-80"
        />
      )}
      {shown.length === 0 ? (
        <Empty
          icon={Server}
          title={t.servers.empty.filtered}
          action={
            <Button
              onClick={() => {
                setWanted('')
                void navigate({ to: '/servers', search: { server: undefined } })
              }}
            >
              {t.servers.empty.all}
            </Button>
          }
        />
      ) : (
        <ServersTable rows={shown} />
      )}
    </>
  )
}

const Count = () => {
  const servers = useServers()
  return servers.length === 0
    ? null
    : t.servers.counts(servers.filter(({ state }) => state === 'online').length, servers.length)
}

export const ServersPage = ({ tab = 'servers', add }: ServersSearch) => {
  const mayAdd = useMay()('servers.add')
  useServersPalette()
  return (
    <Page
      title={t.servers.title}
      count={<Count />}
      fill
      actions={mayAdd && (tab === 'servers' ? <AddServerLink /> : <AddRemoteButton open={add === true} />)}
    >
      <Tabs label={t.servers.title}>
        <Link to="/servers" search={{}} activeOptions={{ exact: true }} className={tabClass}>
          {t.servers.tabs.servers}
        </Link>
        <Link to="/servers" search={{ tab: 'remotes' }} activeOptions={{ exact: true }} className={tabClass}>
          {t.servers.tabs.remotes}
        </Link>
      </Tabs>
      {tab === 'servers' ? <ServersTab /> : <RemotesTab />}
    </Page>
  )
}
