import { attempt, command } from './command.ts'
import { labNumber } from './settings.ts'

/*
 * LXD and Incus leave rules of their bridges behind when they were killed. Their tables are shared by all
 * daemons of a namespace, so only the chains that name our bridge are deleted.
 */
export async function clearBridge(bridge: string): Promise<void> {
  // The taps of killed machines outlive them, and belong to nobody once their bridge is gone.
  for (const link of await linksOf(bridge)) await attempt('ip', ['link', 'del', link])
  await attempt('ip', ['link', 'del', bridge])
  for (const table of ['lxd', 'incus']) await clearTable(table, bridge)
  for (const tool of ['iptables', 'ip6tables']) await clearRules(tool, bridge)
}

async function linksOf(bridge: string): Promise<string[]> {
  const text = (await attempt('ip', ['-oneline', 'link', 'show', 'master', bridge])) ?? ''
  return [...text.matchAll(/^\d+: ([^:@\s]+)/gm)].map((found) => found[1] ?? '')
}

async function clearTable(table: string, bridge: string): Promise<void> {
  const chains = await chainsOf(table)
  if (chains.length === 0) return
  const ours = chains.filter((chain) => chain.endsWith(`.${bridge}`))
  for (const chain of ours) await attempt('nft', ['delete', 'chain', 'inet', table, chain])
  if ((await chainsOf(table)).length === 0) await attempt('nft', ['delete', 'table', 'inet', table])
}

async function chainsOf(table: string): Promise<string[]> {
  const text = (await attempt('nft', ['list', 'table', 'inet', table])) ?? ''
  return [...text.matchAll(/^\s*chain (\S+) \{/gm)].map((found) => found[1] ?? '')
}

async function clearRules(tool: string, bridge: string): Promise<void> {
  let table = ''
  for (const line of ((await attempt(`${tool}-save`, [])) ?? '').split('\n')) {
    if (line.startsWith('*')) table = line.slice(1)
    if (!line.startsWith('-A ') || !line.includes(` ${bridge} `)) continue
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '')
    await attempt(tool, ['-w', '-t', table, '-D', ...words.slice(1)])
  }
}

/** What still names one of our bridges in the firewall. */
export async function firewallLeftovers(bridges: string[]): Promise<string[]> {
  const texts = [await attempt('nft', ['list', 'ruleset']), await attempt('iptables-save', [])]
  const lines = texts.flatMap((text) => (text ?? '').split('\n'))
  const ours = lines.filter((line) => line.includes(ownTable) || bridges.some((name) => line.includes(name)))
  return ours.map((line) => `firewall: ${line.trim()}`)
}

const ownTable = `gantry_lab_${labNumber}`

/**
 * Makes the way to a local TCP port hang (packets vanish) or refuse (reset), also for connections that stand,
 * without touching the server behind it.
 */
export async function cutPort(port: number, how: 'hang' | 'refuse'): Promise<void> {
  await mendPort(port)
  const verdict = how === 'hang' ? 'drop' : 'reject with tcp reset'
  await command('nft', ['-f', '-'], {
    input: [
      `add table inet ${ownTable}`,
      `add chain inet ${ownTable} port${port} { type filter hook input priority -10; policy accept; }`,
      `add rule inet ${ownTable} port${port} iifname "lo" tcp dport ${port} ${verdict}`,
      `add rule inet ${ownTable} port${port} iifname "lo" tcp sport ${port} ${how === 'hang' ? 'drop' : 'accept'}`,
    ].join('\n'),
  })
}

export async function mendPort(port: number): Promise<void> {
  await attempt('nft', ['delete', 'chain', 'inet', ownTable, `port${port}`])
}

export async function mendAllPorts(): Promise<void> {
  await attempt('nft', ['delete', 'table', 'inet', ownTable])
}
