import { createFileRoute } from '@tanstack/react-router'
import { ConfigurationPage } from '../../../features/instances/page/configuration-page.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/configuration')({
  component: () => <ConfigurationPage params={Route.useParams()} />,
})
