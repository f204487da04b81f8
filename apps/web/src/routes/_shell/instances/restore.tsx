import { createFileRoute } from '@tanstack/react-router'
import { RestorePage } from '../../../features/instances/restore/restore-page.tsx'
import { t } from '../../../i18n/en.ts'

export const Route = createFileRoute('/_shell/instances/restore')({
  staticData: { crumb: t.create.restoreCrumb },
  component: RestorePage,
})
