import type { ServerRow } from '@gantry/protocol/server-row'
import { CapacityCard } from '../capacity-card.tsx'
import { MembersCard } from '../members-card.tsx'
import { AboutCard } from './about-card.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { WarningsCard } from './warnings-card.tsx'

export const OverviewTab = ({ server }: { server: ServerRow }) => (
  <div className="grid gap-3">
    {server.members.length > 0 && <MembersCard members={server.members} />}
    <div className="grid items-start gap-3 md:grid-cols-2">
      <div className="grid min-w-0 gap-3">
        <AboutCard server={server} />
        <WarningsCard server={server} />
      </div>
      <div className="grid min-w-0 gap-3">
        <CapacityCard server={server} />
        <ConnectionCard server={server} />
      </div>
    </div>
  </div>
)
