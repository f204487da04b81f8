import type { Client } from '@gantry/lxd-client'
import type { Capacity } from '@gantry/protocol/server-row'
import { limits } from './limits.ts'

/**
 * What a server has and uses, of all members together (`members`: those that are online; undefined where there is
 * no cluster). What the server does not tell is null; one failing part does not hide the others.
 */
export async function readCapacity(
  client: Client,
  members: string[] | undefined,
  signal: AbortSignal,
): Promise<Capacity> {
  const timing = { signal, timeoutMs: limits.one }
  const targets = members ?? [undefined]
  const [machines, pools, warnings] = await Promise.all([
    Promise.all(
      targets.map((target) =>
        client.server.resources({ ...timing, ...(target === undefined ? {} : { target }) }),
      ),
    ),
    client.storagePools.list(timing),
    client.warnings.list(timing),
  ])
  const known = machines.flatMap((machine) => (machine.ok ? [machine.value] : []))
  const loads = known.flatMap((machine) => machine.load?.Average1Min ?? [])
  return {
    cpus: sum(known.map((machine) => machine.cpu.total)),
    load: sum(loads),
    memory:
      known.length === 0
        ? null
        : {
            used: sum(known.map((machine) => machine.memory.used)) ?? 0,
            total: sum(known.map((machine) => machine.memory.total)) ?? 0,
          },
    pools: (
      await Promise.all(
        (pools.ok ? pools.value : []).flatMap((pool) =>
          targets.map(async (target) => {
            const space = await client.storagePools.resources(pool.name, {
              ...timing,
              ...(target === undefined ? {} : { target }),
            })
            return {
              name: pool.name,
              member: target ?? null,
              driver: pool.driver,
              used: space.ok ? (space.value.space.used ?? null) : null,
              total: space.ok && space.value.space.total > 0 ? space.value.space.total : null,
            }
          }),
        ),
      )
    ).sort((a, b) => a.name.localeCompare(b.name) || (a.member ?? '').localeCompare(b.member ?? '')),
    warnings: warnings.ok ? warnings.value.filter((warning) => warning.status === 'new').length : 0,
    at: new Date().toISOString(),
  }
}

const sum = (numbers: number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0)
