import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../../i18n/en.ts'
import { Page } from '../../../ui/page.tsx'

export const Route = createFileRoute('/_shell/servers/')({
  staticData: { crumb: t.shell.servers },
  component: () => <Page title={t.shell.servers}>{null}</Page>,
})
