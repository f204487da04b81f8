import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { ServerPage } from '../../../features/servers/page/server-page.tsx'
import { ServerSearch } from '../../../features/servers/page/tabs.ts'
import { serverName } from '../../../live/live.ts'

export const Route = createFileRoute('/_shell/servers/$server')({
  staticData: { crumb: ({ server }) => serverName(server) },
  validateSearch: (search) => z.parse(ServerSearch, search),
  component: () => <ServerPage id={Route.useParams().server} search={Route.useSearch()} />,
})
