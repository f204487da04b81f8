import { waitOnline } from './cluster.ts'
import { killDaemon, shutdownDaemon, startDaemon } from './daemon.ts'
import { cutPort, mendPort } from './firewall.ts'
import { setCable } from './namespaces.ts'
import { daemonsOf } from './servers.ts'

/*
 * What tests do to servers. `name` is always alpha, beta, delta, a member (m1, m2, m3), or gamma for all members.
 */

/** SIGKILL to the daemon(s); resolves when dead. Running containers go on. */
export async function kill(name: string): Promise<void> {
  await Promise.all(daemonsOf(name).map(killDaemon))
}

/** The clean way down of the daemon(s): instances are stopped too. The data stays for `start`. */
export async function shutdown(name: string): Promise<void> {
  await Promise.all(daemonsOf(name).map((daemon) => shutdownDaemon(daemon)))
}

/** Starts the daemon(s) that do not stand and waits until they answer; a cluster also until all are online. */
export async function start(name: string): Promise<void> {
  const chosen = daemonsOf(name)
  await Promise.all(chosen.map(startDaemon))
  if (chosen.some((daemon) => daemon.inside)) await waitOnline()
}

/** SIGKILL, then start again and wait until ready. */
export async function restart(name: string): Promise<void> {
  await kill(name)
  await start(name)
}

/**
 * Pulls the cable between a member and its peers. Clients still reach the member itself. The others see it
 * offline after cluster.offline_threshold (11 s).
 */
export async function partition(member: string): Promise<void> {
  for (const daemon of daemonsOf(member)) await setCable(daemon, 'down')
}

/** Puts the cable back and waits until all members are online. */
export async function heal(member: string): Promise<void> {
  for (const daemon of daemonsOf(member)) await setCable(daemon, 'up')
  await waitOnline()
}

/**
 * Cuts the way from clients to a server without touching the server: `hang` loses every packet, `refuse` resets
 * new connections (and those that send). Standing connections are cut as well.
 */
export async function cutServer(name: string, how: 'hang' | 'refuse' = 'hang'): Promise<void> {
  for (const port of portsOf(name)) await cutPort(port, how)
}

export async function mendServer(name: string): Promise<void> {
  for (const port of portsOf(name)) await mendPort(port)
}

const portsOf = (name: string) => daemonsOf(name).map((daemon) => Number(daemon.address.split(':')[1]))
