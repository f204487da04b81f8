import { createFileRoute } from '@tanstack/react-router'
import { requireSession } from '../api/require-session.ts'
import { WindowPage } from '../features/terminals/window-page.tsx'

export const Route = createFileRoute('/terminal/$id')({
  beforeLoad: requireSession,
  component: () => <WindowPage id={Route.useParams().id} />,
})
