import { createFileRoute } from '@tanstack/react-router'
import { TerminalsPage } from '../../features/terminals/terminals-page.tsx'
import { t } from '../../i18n/en.ts'

export const Route = createFileRoute('/_shell/terminals')({
  component: TerminalsPage,
  staticData: { crumb: t.terminals.title },
})
