import { createFileRoute } from '@tanstack/react-router'
import { ActionRunPage } from '../../features/runs/run-page.tsx'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/runs/$id')({
  staticData: { crumb: t.instances.run.page },
  component: () => <ActionRunPage id={Route.useParams().id} />,
})
