import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { Page } from '../../ui/page.tsx'

export const Route = createFileRoute('/_shell/people')({
  staticData: { crumb: t.shell.people },
  component: () => <Page title={t.shell.people}>{null}</Page>,
})
