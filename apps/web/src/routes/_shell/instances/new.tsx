import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../../i18n/en.ts'
import { Page } from '../../../ui/page.tsx'

export const Route = createFileRoute('/_shell/instances/new')({
  staticData: { crumb: t.shell.instances },
  component: () => <Page title={t.shell.instances}>{null}</Page>,
})
