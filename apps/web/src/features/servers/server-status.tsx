import type { ServerRow, ServerState } from '@gantry/protocol/server-row'
import { type LucideIcon, ShieldAlert, ShieldX } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { disabledIcon, Status, type Tone } from '../../ui/status.tsx'

const faces: Record<ServerState, { tone: Tone; icon?: LucideIcon }> = {
  connecting: { tone: 'busy' },
  online: { tone: 'done' },
  unreachable: { tone: 'gone' },
  'pin-mismatch': { tone: 'bad', icon: ShieldAlert },
  untrusted: { tone: 'bad', icon: ShieldX },
  disabled: { tone: 'off', icon: disabledIcon },
}

/** The state of a server as icon and word; the reason is its tooltip. */
export const ServerStatus = ({ server }: { server: Pick<ServerRow, 'state' | 'why'> }) => (
  <Status {...faces[server.state]} word={t.shell.states[server.state]} tip={server.why ?? undefined} />
)
