import { createFileRoute } from '@tanstack/react-router'
import { PlayerPage } from '../../../features/recordings/player-page.tsx'
import { t } from '../../../i18n/en.ts'

export const Route = createFileRoute('/_shell/recordings/$id')({
  staticData: { crumb: t.shell.recording },
  component: () => <PlayerPage id={Route.useParams().id} />,
})
