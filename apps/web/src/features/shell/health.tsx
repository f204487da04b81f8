import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { since } from '../../i18n/format.ts'
import { useServers } from '../../live/hooks.ts'
import { cx } from '../../ui/cx.ts'
import { serverHealth } from './server-health.ts'

const colours = { well: 'bg-ok', look: 'bg-warn', broken: 'bg-bad', off: 'bg-line-strong' }

/** What a square says when it is pointed at. */
const words = (server: ServerRow): string => {
  const state = `${server.name}: ${t.shell.states[server.state]}`
  if (server.state === 'online' || server.state === 'connecting' || server.state === 'disabled') return state
  return `${state} ${t.overview.stateSince(since(server.since))}${server.why === null ? '' : `\n${server.why}`}`
}

/** One square of health for each server. */
export const Health = () => {
  const servers = useServers()
  if (servers.length === 0) return null
  return (
    <ul aria-label={t.shell.health} className="m-0 flex max-w-[150px] list-none flex-wrap p-0 max-sm:hidden">
      {servers.map((server) => (
        <li key={server.id} className="flex">
          <Link
            to="/servers/$server"
            params={{ server: server.id }}
            aria-label={words(server)}
            data-tip={words(server)}
            className="grid size-[11px] place-items-center rounded-[3px]"
          >
            <span className={cx('size-2 rounded-[3px]', colours[serverHealth(server)])} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
