import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { OperationSearch } from '../../features/operations/operation-search.ts'
import { OperationsPage } from '../../features/operations/operations-page.tsx'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/operations')({
  staticData: { crumb: t.shell.operations },
  validateSearch: (search) => z.parse(OperationSearch, search),
  component: () => <OperationsPage search={Route.useSearch()} />,
})
