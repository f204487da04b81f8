import { createFileRoute } from '@tanstack/react-router'
import { ConsoleLogTab } from '../../../features/instances/page/console-log-tab.tsx'

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/console-log')({
  component: () => <ConsoleLogTab params={Route.useParams()} />,
})
