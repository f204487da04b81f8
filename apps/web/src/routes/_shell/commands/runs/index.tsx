import { createFileRoute } from '@tanstack/react-router'
import { RunsPage } from '../../../../features/command-runs/runs-page.tsx'

export const Route = createFileRoute('/_shell/commands/runs/')({ component: RunsPage })
