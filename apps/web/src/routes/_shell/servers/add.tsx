import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { AddServerPage } from '../../../features/servers/add/add-server-page.tsx'
import { AddSearch } from '../../../features/servers/add/ways.ts'
import { t } from '../../../i18n/en.ts'

export const Route = createFileRoute('/_shell/servers/add')({
  staticData: { crumb: t.servers.form.title },
  validateSearch: (search) => z.parse(AddSearch, search),
  component: () => <AddServerPage way={Route.useSearch().way} />,
})
