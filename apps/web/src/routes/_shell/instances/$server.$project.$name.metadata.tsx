import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { MetadataSearch } from '../../../features/instances/metadata/metadata-search.ts'
import { MetadataTab } from '../../../features/instances/metadata/metadata-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/metadata')({
  validateSearch: (search) => z.parse(MetadataSearch, search),
  component: () => <MetadataTab params={Route.useParams()} search={Route.useSearch()} />,
})
