import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { answers, api, records } from './api.ts'
import { clearMounts, clearProcesses } from './clean.ts'
import { client, killDaemon, preseed, shutdownDaemon, startDaemon } from './daemon.ts'
import { startForwards, stopForwards } from './forward.ts'
import { busyboxTarball } from './image.ts'
import { dropNamespaces, makeNamespaces, setCable } from './namespaces.ts'
import { livePid } from './process.ts'
import { clusterBridge, type Daemon, members } from './servers.ts'
import { commonSeed, seededMark } from './standalone.ts'
import { stopInstances } from './stop-instances.ts'
import { readPassword, trustClient } from './trust.ts'
import { waitUntil } from './wait.ts'

const [first, ...others] = members

export async function upCluster(): Promise<void> {
  if (!first) return
  if (!existsSync(seededMark('gamma'))) {
    await downCluster()
    await makeNamespaces()
    await Promise.all([form(first), startForwards()])
    await writeFile(seededMark('gamma'), '')
  } else {
    await makeNamespaces()
    for (const member of members) await setCable(member, 'up')
    await Promise.all([...members.map(startMember), startForwards()])
  }
  await waitOnline()
}

async function form(leader: Daemon): Promise<void> {
  await Promise.all(members.map(startDaemon))
  await preseed(leader, {
    config: {
      'core.https_address': `${leader.inside}:8443`,
      'cluster.https_address': `${leader.inside}:8443`,
    },
    cluster: { server_name: leader.name, enabled: true },
    ...commonSeed(clusterBridge.name, clusterBridge.subnet),
  })
  for (const member of others) {
    const printed = await client(leader, ['cluster', 'add', member.name, '--quiet'])
    const token = printed.trim().split('\n').at(-1)
    const address = `${member.inside}:8443`
    const cluster = { server_name: member.name, enabled: true, server_address: address, cluster_token: token }
    await preseed(member, { cluster })
  }
  // In the bootstrap preseed this setting makes LXD 5.0.2 panic.
  await client(leader, ['config', 'set', 'cluster.offline_threshold', '11'])
  await client(leader, ['config', 'set', 'core.trust_password', await readPassword()])
  await client(leader, ['image', 'import', busyboxTarball, '--alias', 'busybox'])
  await trustClient(leader)
}

async function startMember(member: Daemon): Promise<void> {
  if ((await livePid(member.name)) !== undefined && (await answers(member))) return
  await killDaemon(member)
  await clearMounts(member)
  await startDaemon(member)
}

/** The members' states (`Online`, `Offline`, `Evacuated`) as the first member that answers sees them. */
export async function memberStates(): Promise<Map<string, string>> {
  for (const member of members) {
    const list = records(
      await api(member, 'GET', '/1.0/cluster/members?recursion=1', undefined, 5000).catch(() => []),
    )
    if (list.length > 0) return new Map(list.map((one) => [String(one.server_name), String(one.status)]))
  }
  return new Map()
}

/** Waits until the cluster itself says that all members are online. */
export async function waitOnline(): Promise<void> {
  const online = async () => {
    const states = [...(await memberStates()).values()]
    return states.filter((state) => state !== 'Offline').length === members.length
  }
  if (!(await waitUntil(online, 60_000, 200))) throw new Error('Not all members of gamma came online.')
}

export async function downCluster(): Promise<void> {
  const alive = await Promise.all(members.map((member) => livePid(member.name)))
  // While there is quorum: a member alone can change nothing, and its shutdown hangs.
  if (first && alive.every((pid) => pid !== undefined)) await stopInstances(first)
  await Promise.all(members.map((member) => shutdownDaemon(member, 3)))
  await stopForwards()
  for (const member of members) {
    await clearProcesses(member)
    await clearMounts(member)
  }
  await dropNamespaces()
  for (const member of members) await rm(member.dir, { recursive: true, force: true })
}
