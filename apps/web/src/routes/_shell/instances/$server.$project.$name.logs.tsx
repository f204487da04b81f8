import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { LogsSearch } from '../../../features/instances/logs/logs-search.ts'
import { LogsTab } from '../../../features/instances/logs/logs-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/logs')({
  validateSearch: (search) => z.parse(LogsSearch, search),
  component: () => <LogsTab params={Route.useParams()} search={Route.useSearch()} />,
})
