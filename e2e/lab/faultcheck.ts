import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memberStates } from './cluster.ts'
import { command } from './command.ts'
import { events, type LabEvent } from './events.ts'
import { cutServer, heal, kill, mendServer, partition, restart, start } from './faults.ts'
import { deleteAll, instances, launch } from './instances.ts'
import { certificate, lxc, query, servers, streams, token, trustPassword } from './lab.ts'
import { up } from './up.ts'
import { timed, waitUntil } from './wait.ts'

/*
 * The proof of what the lab gives to tests: `npx tsx e2e/lab/faultcheck.ts`. It kills servers, so it wants a lab
 * that nobody else uses: GANTRY_LAB_DIR=/var/lib/gantry-lab-1 GANTRY_LAB_NUMBER=1.
 */
const check = (title: string, step: () => Promise<void>) => timed(title, step)

function expect(truth: boolean, what: string): void {
  if (!truth) throw new Error(`Not so: ${what}`)
}

await up()
await deleteAll('faultcheck-')

await check('tokens and password add servers', async () => {
  for (const server of servers) {
    const folder = await mkdtemp(join(tmpdir(), 'gantry-lab-'))
    const env = { LXD_CONF: folder, INCUS_CONF: folder }
    const file = server.kind === 'lxd' ? 'lxc' : 'incus'
    await command(file, ['remote', 'add', 'by-token', await token(server.name)], { env })
    expect((await command(file, ['list', 'by-token:'], { env })) !== '', `${server.name} by token`)
    await rm(folder, { recursive: true })
    if (server.kind === 'incus') continue
    const address = `https://${server.addresses[0]}`
    const secret = ['--accept-certificate', '--password', await trustPassword()]
    await command(file, ['remote', 'add', 'by-password', address, ...secret], {
      env: { LXD_CONF: `${folder}-password` },
    })
    await rm(`${folder}-password`, { recursive: true })
  }
})

await check('image from streams on alpha, delta, m3', async () => {
  const { pem } = await streams.certificate()
  const source = {
    type: 'image',
    mode: 'pull',
    protocol: 'simplestreams',
    server: streams.url,
    certificate: pem,
  }
  for (const [server, target] of [['alpha'], ['delta'], ['gamma', '?target=m3']] as const) {
    const body = JSON.stringify({
      name: `faultcheck-${server}-web`,
      source: { ...source, alias: 'busybox/web' },
    })
    await lxc(server, 'query', '--request', 'POST', '--wait', '--data', body, `/1.0/instances${target ?? ''}`)
    await lxc(server, 'start', `faultcheck-${server}-web`)
  }
})

await check('copies from alpha to gamma and back', async () => {
  await launch('alpha', 'faultcheck-one')
  await lxc('alpha', 'copy', '--stateless', 'alpha:faultcheck-one', 'gamma:faultcheck-two', '--quiet')
  await lxc('alpha', 'copy', '--mode=push', 'gamma:faultcheck-two', 'alpha:faultcheck-three', '--quiet')
})

await check('events of each server', async () => {
  for (const [server, source] of [
    ['alpha', 'faultcheck-one'],
    ['gamma', 'faultcheck-gamma-web'],
    ['delta', 'faultcheck-delta-web'],
  ] as const) {
    const seen: LabEvent[] = []
    await using _listener = await events(server, (event) => seen.push(event))
    await lxc(server, 'stop', '--force', source)
    const stopped = () =>
      seen.some(
        (event) =>
          JSON.stringify(event.metadata).includes('instance-stopped') ||
          JSON.stringify(event.metadata).includes('instance-shutdown'),
      )
    expect(await waitUntil(stopped, 5000), `the stop came as an event of ${server}`)
    await lxc(server, 'start', source)
  }
})

await check('alpha killed, its container goes on', async () => {
  await kill('alpha')
  expect(!(await connects('alpha')), 'alpha is dead')
  await start('alpha')
  const running = (await instances('alpha')).find((one) => one.name === 'faultcheck-one')
  expect(running?.status === 'Running', 'the container of alpha runs')
})

await check('m2 killed: Offline for the others', async () => {
  await kill('m2')
  expect(await becomes('m2', 'Offline'), 'm2 is Offline')
})
await check('m2 back', () => start('m2'))
await check('the leader killed and back', () => restart('m1'))
await check('m3 partitioned: Offline', async () => {
  await partition('m3')
  expect(await becomes('m3', 'Offline'), 'm3 is Offline')
})
await check('m3 healed', () => heal('m3'))

for (const how of ['refuse', 'hang'] as const) {
  await check(`ways to delta and m1 cut (${how}) and mended`, async () => {
    for (const name of ['delta', 'm1']) {
      await cutServer(name, how)
      expect(!(await connects(name)), `${name} is cut off`)
      await mendServer(name)
      expect(await connects(name), `${name} can be reached again`)
    }
  })
}

await check('certificates', async () => {
  const shown = await Promise.all(['alpha', 'beta', 'gamma', 'm2', 'delta'].map(certificate))
  expect(
    new Set(shown.map((one) => one.fingerprint)).size === 4,
    'gamma and m2 show the same, the others their own',
  )
})

await check('deleteAll', async () => {
  await deleteAll('faultcheck-')
  for (const server of servers) {
    const left = (await instances(server.name)).filter((one) => one.name.startsWith('faultcheck-'))
    expect(left.length === 0, `nothing of ours on ${server.name}`)
    await query(server.name, '/1.0')
  }
})

/** Whether a TCP connection to a server's address comes about within a second. */
function connects(name: string): Promise<boolean> {
  const address = servers.find((one) => one.name === name)?.addresses[0] ?? servers[2]?.addresses[0] ?? ''
  const [host = '', port] = address.split(':')
  return new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(port), timeout: 1000 })
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket
      .on('connect', () => end(true))
      .on('timeout', () => end(false))
      .on('error', () => end(false))
  })
}

async function becomes(member: string, state: string): Promise<boolean> {
  return await waitUntil(async () => (await memberStates()).get(member) === state, 40_000, 300)
}
