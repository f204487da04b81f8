import { createFileRoute } from '@tanstack/react-router'
import { OverviewPage } from '../../features/overview/overview-page.tsx'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/')({
  staticData: { crumb: t.shell.overview },
  component: OverviewPage,
})
