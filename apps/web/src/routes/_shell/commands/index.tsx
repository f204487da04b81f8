import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { SavedCommandsPage } from '../../../features/saved-commands/saved-commands-page.tsx'
import { SavedCommandsSearch } from '../../../features/saved-commands/saved-commands-search.ts'

export const Route = createFileRoute('/_shell/commands/')({
  validateSearch: (search) => z.parse(SavedCommandsSearch, search),
  component: () => <SavedCommandsPage search={Route.useSearch()} />,
})
