import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { ServersPage } from '../../../features/servers/servers-page.tsx'
import { ServersSearch } from '../../../features/servers/servers-search.ts'

export const Route = createFileRoute('/_shell/servers/')({
  validateSearch: (search) => z.parse(ServersSearch, search),
  component: () => <ServersPage {...Route.useSearch()} />,
})
