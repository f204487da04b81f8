import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { writeRemotes } from '@gantry/e2e/lab/client-config'
import { command } from '@gantry/e2e/lab/command'
import { client } from '@gantry/e2e/lab/daemon'
import { trustPassword } from '@gantry/e2e/lab/lab'
import { type Standalone, standalones } from '@gantry/e2e/lab/servers'
import { baseEnvironment, folders } from '@gantry/e2e/lab/settings'
import { downStandalone, upStandalone } from '@gantry/e2e/lab/standalone'
import { serverCertificate } from '@gantry/e2e/lab/trust'
import { waitUntil } from '@gantry/e2e/lab/wait'
import type { ActionRun } from '@gantry/protocol/actions'
import type { TransferWay } from '@gantry/protocol/transfer'
import { bigFile } from './big-image.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { ResidentMemory } from './resident-memory.ts'
import { type Followed, follow } from './signed-in.ts'
import { median, spread } from './stats.ts'

const MiB = 1024 * 1024
const name = 'bench-big'
const ways = ['pull', 'push', 'relay'] as const
/** What the copy by `lxc copy` alone is taken for 1. */
const goals: Record<(typeof ways)[number], number> = { pull: 0.9, push: 0.9, relay: 0.7 }

export const instanceTransfer: Measurement = {
  name: 'instance-transfer',
  title: 'An instance of 1 GiB, copied from one LXD to another',
  at: ['small'],
  async take(run: Run): Promise<Figure[]> {
    const other = await bringUpOther(run)
    await fill(run, (run.quick ? 64 : 1024) * MiB)
    const followed = await follow(run.lab, run.owned)
    const target = await addOther(followed, other)
    const memory = new ResidentMemory(followed.gantry.pid)
    const seconds: Record<'lxc' | (typeof ways)[number], number[]> = {
      lxc: [],
      pull: [],
      push: [],
      relay: [],
    }
    const timed = async (work: () => Promise<void>): Promise<number> => {
      const began = performance.now()
      await work()
      const took = (performance.now() - began) / 1000
      await client(other, ['delete', name])
      return took
    }
    const byGantry = (way: TransferWay) => timed(() => copy(followed, target, way))
    // One past the figures: what is read for the first time is then read for all.
    await byGantry('relay')
    const before = await memory.now()
    await memory.begin()
    for (let turn = 0; turn < (run.quick ? 1 : 3); turn++) {
      seconds.lxc.push(await timed(copyDirectly))
      for (const way of ways) seconds[way].push(await byGantry(way))
    }
    const peak = await memory.peak()
    return [
      { what: 'lxc copy', seen: spread(seconds.lxc, 's', 1) },
      ...ways.map((way): Figure => {
        const ratio = median(seconds.lxc) / median(seconds[way])
        return {
          what: `through Gantry, by ${way}`,
          seen: `${spread(seconds[way], 's', 1)}: ${ratio.toFixed(2)} of the speed of lxc copy`,
          goal: `≥ ${goals[way]}`,
          held: ratio >= goals[way],
        }
      }),
      {
        what: 'Gantry’s memory (RSS) before, at most',
        seen: `${before.toFixed(0)}, ${peak.toFixed(0)} MiB`,
        goal: 'at most 64 MiB more',
        held: peak - before <= 64,
      },
    ]
  },
}

async function bringUpOther(run: Run): Promise<Standalone> {
  const other = standalones.find(({ name: one }) => one === 'beta')
  if (!other) throw new Error('the lab has no second LXD server')
  run.owned.defer(() => downStandalone(other))
  await upStandalone(other)
  await writeRemotes(folders.lxc, [run.lab.server, other])
  return other
}

async function fill(run: Run, size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gantry-bench-'))
  run.owned.defer(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'big')
  await writeFile(file, Readable.from(bigFile(size)))
  await run.lab.lxc('init', '--quiet', 'busybox', name)
  run.owned.defer(() => run.lab.lxc('delete', name))
  await run.lab.lxc('file', 'push', file, `${name}/root/big`)
}

async function addOther({ api }: Followed, other: Standalone): Promise<string> {
  const { fingerprint } = await serverCertificate(other)
  const { id } = await api.call<{ id: string }>('POST', 'api/servers', {
    way: 'password',
    name: 'other',
    addresses: [other.address],
    fingerprint,
    password: await trustPassword(),
  })
  const online = await waitUntil(
    async () =>
      (await api.call<{ id: string; state: string }[]>('GET', 'api/servers')).every(
        ({ state }) => state === 'online',
      ),
    60_000,
    100,
  )
  if (!online) throw new Error('Gantry did not reach the second server')
  return id
}

async function copy({ api, server }: Followed, target: string, way: TransferWay): Promise<void> {
  const { id } = await api.call<ActionRun>('POST', 'api/fleet/actions', {
    instances: [`${server}/default/${name}`],
    what: { action: 'transfer', transfer: { to: { server: target, project: 'default' }, way } },
  })
  let run: ActionRun | undefined
  await waitUntil(
    async () => {
      run = await api.call<ActionRun>('GET', `api/fleet/actions/${id}`)
      return run.ended !== null
    },
    300_000,
    20,
  )
  const [item] = run?.items ?? []
  if (item?.state !== 'done') throw new Error(`by ${way}: ${item?.error ?? 'no end'}`)
}

async function copyDirectly(): Promise<void> {
  const env = { ...baseEnvironment, LXD_CONF: folders.lxc }
  await command('/usr/bin/lxc', ['copy', '--quiet', `alpha:${name}`, `beta:${name}`], {
    env,
    timeout: 300_000,
  })
}
