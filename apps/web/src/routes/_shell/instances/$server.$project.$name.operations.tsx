import { createFileRoute } from '@tanstack/react-router'
import { OperationsTab } from '../../../features/instances/page/operations-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/operations')({
  component: () => <OperationsTab params={Route.useParams()} />,
})
