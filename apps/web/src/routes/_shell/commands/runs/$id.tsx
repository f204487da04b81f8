import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { RunPage } from '../../../../features/command-runs/run-page.tsx'
import { RunSearch } from '../../../../features/command-runs/run-search.ts'

export const Route = createFileRoute('/_shell/commands/runs/$id')({
  validateSearch: (search) => z.parse(RunSearch, search),
  component: () => <RunPage id={Route.useParams().id} search={Route.useSearch()} />,
})
