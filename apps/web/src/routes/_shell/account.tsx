import { createFileRoute } from '@tanstack/react-router'
import { AccountPage } from '../../features/account/account-page.tsx'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/account')({
  staticData: { crumb: t.account.title },
  component: AccountPage,
})
