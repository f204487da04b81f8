import { createFileRoute } from '@tanstack/react-router'
import { OverviewTab } from '../../../features/instances/page/overview-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/')({
  component: () => <OverviewTab params={Route.useParams()} />,
})
