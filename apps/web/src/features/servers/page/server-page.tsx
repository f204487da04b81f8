import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { Boxes, ServerOff } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { since } from '../../../i18n/format.ts'
import { useLiveStatus, useServer, useWatch } from '../../../live/hooks.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Page } from '../../../ui/page.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs, tabClass } from '../../../ui/tabs.tsx'
import { useServerActions } from '../server-actions.tsx'
import { ServerStatus } from '../server-status.tsx'
import { ExtensionsTab } from './extensions-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { ProjectsTab } from './projects-tab.tsx'
import { ResourcesTab } from './resources-tab.tsx'
import { ServerStateNotice } from './server-state-notice.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { type ServerSearch, type ServerTab, serverTabs } from './tabs.ts'
import { useServerPalette } from './use-server-palette.ts'

const text = t.servers.page

const kindOf = (server: ServerRow): string | undefined => {
  if (server.product === null) return undefined
  const product = t.servers.products[server.product]
  const version = server.version ?? ''
  return server.clustered && server.members.length > 0
    ? text.kinds.cluster(product, version, server.members.length)
    : text.kinds.server(product, version)
}

const counts = (server: ServerRow): Partial<Record<ServerTab, number>> => ({
  extensions: server.extensions.length,
  projects: server.projects.length,
})

const ServerTabs = ({ server }: { server: ServerRow }) => (
  <Tabs label={text.tabsLabel}>
    {serverTabs.map((tab) => (
      <Link
        key={tab}
        to="/servers/$server"
        params={{ server: server.id }}
        search={{ tab: tab === 'overview' ? undefined : tab }}
        activeOptions={{ exact: true }}
        className={tabClass}
      >
        {text.tabs[tab]}
        {(counts(server)[tab] ?? 0) > 0 && <span className="ml-1.5 text-dim">{counts(server)[tab]}</span>}
      </Link>
    ))}
  </Tabs>
)

const NoServer = () => {
  const live = useLiveStatus()
  if (live.state === 'connecting') {
    return (
      <Skeleton>
        <div className="grid gap-4 p-4">
          <Bone className="h-5 w-48" />
          <Bone className="h-40 w-full" />
        </div>
      </Skeleton>
    )
  }
  return (
    <Page title={t.servers.title}>
      <Empty
        icon={ServerOff}
        title={text.gone}
        text={text.goneText}
        action={
          <Link to="/servers" className={buttonClass('plain')}>
            {text.all}
          </Link>
        }
      />
    </Page>
  )
}

const KnownServer = ({ server, search }: { server: ServerRow; search: ServerSearch }) => {
  const { tab = 'overview', member } = search
  const actions = useServerActions()
  useServerPalette(server, actions)
  useWatch({ capacity: true })
  const kind = kindOf(server)
  return (
    <Page
      title={server.name}
      aside={
        <>
          <ServerStatus server={server} />
          {kind !== undefined && <span className="text-dim">{kind}</span>}
          {server.state !== 'online' && (
            <span className="text-dim">{text.state.since(since(server.since))}</span>
          )}
        </>
      }
      actions={
        <>
          <Link to="/instances" search={{ server: server.id }} className={buttonClass('plain')}>
            <Boxes size={15} aria-hidden className="text-dim" />
            {text.instances}
          </Link>
          <Menu
            label={t.ui.openMenu(server.name)}
            items={() => actions.items(server, true)}
            className="border border-line bg-panel"
          />
        </>
      }
    >
      <ServerTabs server={server} />
      <ServerStateNotice server={server} />
      {tab === 'overview' && <OverviewTab server={server} />}
      {tab === 'resources' && <ResourcesTab server={server} member={member} />}
      {tab === 'extensions' && <ExtensionsTab server={server} />}
      {tab === 'projects' && <ProjectsTab server={server} />}
      {tab === 'settings' && (
        <SettingsTab
          server={server}
          onRename={() => actions.rename(server)}
          onRemove={() => actions.remove(server)}
        />
      )}
      {actions.dialogs}
    </Page>
  )
}

export const ServerPage = ({ id, search }: { id: string; search: ServerSearch }) => {
  const server = useServer(id)
  return server === undefined ? <NoServer /> : <KnownServer key={id} server={server} search={search} />
}
