import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { InstancesPage } from '../../../features/instances/instances-page.tsx'
import { InstancesSearch } from '../../../features/instances/table/instances-search.ts'

export const Route = createFileRoute('/_shell/instances/')({
  validateSearch: (search) => z.parse(InstancesSearch, search),
  component: () => <InstancesPage search={Route.useSearch()} />,
})
