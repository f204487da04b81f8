import { createFileRoute } from '@tanstack/react-router'
import { BackupsTab } from '../../../features/instances/backups/backups-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/backups')({
  component: () => <BackupsTab params={Route.useParams()} />,
})
