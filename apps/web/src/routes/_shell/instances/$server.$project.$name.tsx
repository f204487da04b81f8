import { createFileRoute } from '@tanstack/react-router'
import { InstancePage } from '../../../features/instances/page/instance-page.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name')({
  staticData: { crumb: ({ name }) => name },
  component: () => <InstancePage params={Route.useParams()} />,
})
