import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../i18n/en.ts'
import { percent, since } from '../../i18n/format.ts'

/** Something that a person should look at, and where. `bad` is broken, `warn` may become so. */
export type Need = {
  id: string
  tone: 'bad' | 'warn'
  text: string
  /** The reason, in the server's own words. */
  why: string | null
  to: { page: 'server'; server: string } | { page: 'instances'; q: string } | { page: 'operations' }
}

const memoryFull = 0.9
const poolFull = 0.85

const ofServer = (server: ServerRow): Need[] => {
  const { id, name, why } = server
  const to = { page: 'server', server: id } as const
  const words = t.overview.needs
  const broken: Partial<Record<ServerRow['state'], string>> = {
    unreachable: words.unreachable(name, since(server.since)),
    'pin-mismatch': words.pin(name),
    untrusted: words.untrusted(name),
  }
  const text = broken[server.state]
  if (text !== undefined) return [{ id: `${id} state`, tone: 'bad', text, why, to }]
  if (server.state !== 'online') return []

  const needs: Need[] = server.members
    .filter(({ status }) => !['online', 'evacuated'].includes(status.toLowerCase()))
    .map((member) => ({
      id: `${id} member ${member.name}`,
      tone: 'bad',
      text: words.member(name, member.name, member.status),
      why: member.message,
      to,
    }))
  const { capacity } = server
  if (capacity === null) return needs
  const { memory } = capacity
  if (memory !== null && memory.total > 0 && memory.used / memory.total >= memoryFull) {
    const share = percent((memory.used / memory.total) * 100)
    needs.push({ id: `${id} memory`, tone: 'warn', text: words.memory(name, share), why: null, to })
  }
  for (const { name: pool, member, used, total } of capacity.pools) {
    if (used === null || total === null || total === 0 || used / total < poolFull) continue
    const where = member === null ? name : `${name} · ${member}`
    const text = words.pool(where, pool, percent((used / total) * 100))
    needs.push({ id: `${id} pool ${pool} ${member}`, tone: 'warn', text, why: null, to })
  }
  if (capacity.warnings > 0) {
    needs.push({
      id: `${id} warnings`,
      tone: 'warn',
      text: words.warnings(capacity.warnings, name),
      why: null,
      to,
    })
  }
  return needs
}

const errorsOf = (servers: readonly ServerRow[], instances: readonly InstanceRow[]): Need[] => {
  const counts = new Map<string, number>()
  for (const row of instances) {
    if (row.status === 'Error') counts.set(row.server, (counts.get(row.server) ?? 0) + 1)
  }
  return servers.flatMap(({ id, name }) => {
    const count = counts.get(id)
    if (count === undefined) return []
    const q = `server:${name} status:error`
    return [
      {
        id: `${id} errors`,
        tone: 'bad',
        text: t.overview.needs.failed(count, name),
        why: null,
        to: { page: 'instances', q },
      },
    ]
  })
}

const recentMs = 24 * 3600_000

const failedOf = (servers: readonly ServerRow[], ended: readonly OperationRow[], now: number): Need[] =>
  ended
    .filter((row) => row.status === 'Failure' && now - Date.parse(row.ended ?? row.updated) < recentMs)
    .slice(0, 3)
    .map((row) => ({
      id: `operation ${row.id}`,
      tone: 'warn',
      text: t.overview.needs.operation(
        row.description,
        servers.find(({ id }) => id === row.server)?.name ?? row.server,
      ),
      why: row.error,
      to: { page: 'operations' },
    }))

/** What needs a look, what is broken first. */
export const needsOf = (
  servers: readonly ServerRow[],
  instances: readonly InstanceRow[],
  ended: readonly OperationRow[],
  now: number,
): Need[] =>
  [...servers.flatMap(ofServer), ...errorsOf(servers, instances), ...failedOf(servers, ended, now)].sort(
    (a, b) => Number(a.tone === 'warn') - Number(b.tone === 'warn'),
  )
