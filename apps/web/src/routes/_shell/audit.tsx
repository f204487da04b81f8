import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { AuditPage } from '../../features/audit/audit-page.tsx'
import { AuditSearch } from '../../features/audit/audit-search.ts'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/audit')({
  staticData: { crumb: t.shell.audit },
  validateSearch: (search) => z.parse(AuditSearch, search),
  component: () => <AuditPage search={Route.useSearch()} />,
})
