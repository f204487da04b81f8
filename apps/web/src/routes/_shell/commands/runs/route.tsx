import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../../../i18n/en.ts'

export const Route = createFileRoute('/_shell/commands/runs')({ staticData: { crumb: t.shell.commandRuns } })
