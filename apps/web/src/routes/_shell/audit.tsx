import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { Page } from '../../ui/page.tsx'

export const Route = createFileRoute('/_shell/audit')({
  staticData: { crumb: t.shell.audit },
  component: () => <Page title={t.shell.audit}>{null}</Page>,
})
