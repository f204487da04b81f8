import { createFileRoute } from '@tanstack/react-router'
import { CreatePage } from '../../../features/instances/create/create-page.tsx'
import { t } from '../../../i18n/en.ts'

export const Route = createFileRoute('/_shell/instances/new')({
  staticData: { crumb: t.create.title },
  component: CreatePage,
})
