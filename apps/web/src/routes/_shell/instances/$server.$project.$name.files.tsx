import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { FileSearch } from '../../../features/instances/files/file-search.ts'
import { FilesTab } from '../../../features/instances/files/files-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/files')({
  validateSearch: (search) => z.parse(FileSearch, search),
  component: () => <FilesTab params={Route.useParams()} search={Route.useSearch()} />,
})
