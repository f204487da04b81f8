import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { RecordingSearch } from '../../../features/recordings/recording-search.ts'
import { RecordingsPage } from '../../../features/recordings/recordings-page.tsx'

export const Route = createFileRoute('/_shell/recordings/')({
  validateSearch: (search) => z.parse(RecordingSearch, search),
  component: () => <RecordingsPage search={Route.useSearch()} />,
})
