import { createFileRoute } from '@tanstack/react-router'
import { SnapshotsTab } from '../../../features/instances/snapshots/snapshots-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/snapshots')({
  component: () => <SnapshotsTab params={Route.useParams()} />,
})
