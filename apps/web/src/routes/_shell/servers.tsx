import { createFileRoute } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'

/** The parent of the server pages: their first breadcrumb, and nothing of its own to draw. */
export const Route = createFileRoute('/_shell/servers')({ staticData: { crumb: t.shell.servers } })
