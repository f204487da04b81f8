import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { SnapshotsPage } from '../../features/snapshots/snapshots-page.tsx'
import { SnapshotsSearch } from '../../features/snapshots/snapshots-search.ts'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/snapshots')({
  staticData: { crumb: t.shell.snapshots },
  validateSearch: (search) => z.parse(SnapshotsSearch, search),
  component: () => <SnapshotsPage search={Route.useSearch()} />,
})
