import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { Page } from '../../ui/page.tsx'

export const Route = createFileRoute('/_shell/account')({
  staticData: { crumb: t.shell.sessions },
  component: () => <Page title={t.shell.sessions}>{null}</Page>,
})
