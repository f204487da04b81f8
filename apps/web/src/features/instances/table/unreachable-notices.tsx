import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { reported } from '../../../api/reported.ts'
import { t } from '../../../i18n/en.ts'
import { Unreachable } from '../../../ui/notices.tsx'
import { retryServer } from '../../servers/server-requests.ts'
import { isStale } from './cells.tsx'

/** One line for each server whose rows here are only what was last seen. */
export const UnreachableNotices = ({
  servers,
  rows,
}: {
  servers: readonly ServerRow[]
  rows: readonly InstanceRow[]
}) =>
  servers.filter(isStale).flatMap((server) => {
    const count = rows.filter((row) => row.server === server.id).length
    if (count === 0) return []
    return [
      <Unreachable
        key={server.id}
        name={server.name}
        at={server.since}
        why={server.why}
        rows={t.instances.instancesOf(count)}
        actions={
          <Link to="/servers/$server" params={{ server: server.id }} className="no-underline hover:underline">
            {t.ui.details}
          </Link>
        }
        {...(server.state === 'unreachable' ? { onRetry: () => void reported(retryServer(server.id)) } : {})}
      />,
    ]
  })
