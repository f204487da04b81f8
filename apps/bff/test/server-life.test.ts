import { connect, createServer as createTcpServer, type Server } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startTestGantry, type TestGantry, until } from './harness.ts'
import { startPeer } from './peer.ts'
import { idOf, rowOf } from './server-answers.ts'

describe('a server that is there', () => {
  const added = async (gantry: TestGantry, peer: { address: string; fingerprint: string }) => {
    const ada = await gantry.setUp()
    const body = {
      way: 'password',
      name: 'peer',
      addresses: [peer.address],
      fingerprint: peer.fingerprint,
      password: '',
    }
    const answer = await ada.post('api/servers', body)
    return { ada, id: idOf(answer.json) }
  }

  it('S35 stops when its certificate changes, shows both, and goes on when an administrator pins the new one', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    const { ada, id } = await added(gantry, peer)
    const old = peer.fingerprint
    const now = await peer.changeCertificate()
    peer.seen.requests.length = 0
    const row = await until('the mismatch is seen', async () => {
      await ada.post(`api/servers/${id}/retry`)
      const found = rowOf(gantry, id)
      return found?.state === 'pin-mismatch' ? found : undefined
    })
    expect(row).toMatchObject({ fingerprint: old, presented: now })
    expect(row.why).toContain(now)
    expect(peer.seen.requests).toEqual([])

    const pin = (fingerprint: string) => ada.post(`api/servers/${id}/pin`, { fingerprint })
    const wrong = await pin('b'.repeat(64))
    expect(wrong.status).toBe(409)
    expect(wrong.json).toMatchObject({ error: { fields: { fingerprint: expect.stringContaining(now) } } })
    expect(gantry.gantry.context.servers.get(id)?.fingerprint).toBe(old)
    expect(peer.seen.requests).toEqual([])
    expect((await pin(now)).json).toMatchObject({ fingerprint: now })
    await until('requests reach it again', () => (peer.seen.requests.length > 0 ? true : undefined))
  })

  it('takes new names, and refuses ones that are taken', async () => {
    await using peer = await startPeer()
    await using second = await startPeer()
    await using gantry = await startTestGantry()
    const { ada, id } = await added(gantry, peer)
    const other = await ada.post('api/servers', {
      way: 'password',
      name: 'second',
      addresses: [second.address],
      fingerprint: second.fingerprint,
      password: '',
    })
    expect(other.status).toBe(201)
    const rename = (name: string) => ada.ask('PATCH', `api/servers/${id}`, { body: { name } })
    expect((await rename('SECOND')).status).toBe(409)
    expect((await rename('../x')).status).toBe(422)
    expect((await rename('renamed')).json).toMatchObject({ id, name: 'renamed' })
    await gantry.restart()
    expect(gantry.gantry.context.servers.get(id)).toMatchObject({
      name: 'renamed',
      addresses: [peer.address],
    })
  })

  it('is left alone while it is disabled', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    const { ada, id } = await added(gantry, peer)
    const disabled = await ada.ask('PATCH', `api/servers/${id}`, { body: { disabled: true } })
    expect(disabled.json).toMatchObject({ state: 'disabled' })
    expect(gantry.gantry.context.servers.connection(id)).toBeUndefined()
    peer.seen.requests.length = 0
    await gantry.restart()
    await ada.post(`api/servers/${id}/retry`)
    expect(peer.seen.requests).toEqual([])
    await ada.ask('PATCH', `api/servers/${id}`, { body: { disabled: false } })
    await until('it is asked again', () => (peer.seen.requests.length > 0 ? true : undefined))
  })

  it('S4 has all its connections closed within a second when it is removed', async () => {
    await using peer = await startPeer()
    await using tunnel = await startTunnel(peer.port)
    await using gantry = await startTestGantry()
    const { ada, id } = await added(gantry, {
      address: `127.0.0.1:${tunnel.port}`,
      fingerprint: peer.fingerprint,
    })
    await until('it is connected', () => (tunnel.open() > 0 ? true : undefined))
    const begun = performance.now()
    expect((await ada.ask('DELETE', `api/servers/${id}`)).status).toBe(204)
    await until('nothing is open', () => (tunnel.open() === 0 ? true : undefined), 1_000)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect((await ada.get('api/servers')).json).toEqual([])
    for (const [method, path, body] of [
      ['PATCH', `api/servers/${id}`, { name: 'x' }],
      ['DELETE', `api/servers/${id}`, undefined],
      ['POST', `api/servers/${id}/pin`, { fingerprint: peer.fingerprint }],
      ['POST', `api/servers/${id}/retry`, undefined],
    ] as const) {
      expect((await ada.ask(method, path, { body })).status).toBe(404)
    }
  })

  it('is seen by a Gantry that runs when another process adds, changes or removes it', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    await gantry.setUp()
    const { db, servers } = gantry.gantry.context
    const told: string[] = []
    servers.onChange(({ kind, id }) => told.push(`${kind} ${id}`))
    const row = {
      id: 'abcdef',
      name: 'peer',
      way: 'https',
      addresses: JSON.stringify([peer.address]),
      fingerprint: peer.fingerprint,
      disabled: 0,
      added: new Date().toISOString(),
    }
    await db.insertInto('server').values(row).execute()
    await until('it is there', () => servers.get('abcdef'))
    await db.updateTable('server').set({ name: 'other' }).where('id', '=', 'abcdef').execute()
    await until('it is renamed', () => (servers.get('abcdef')?.name === 'other' ? true : undefined))
    await db.deleteFrom('server').where('id', '=', 'abcdef').execute()
    await until('it is gone', () => (servers.get('abcdef') === undefined ? true : undefined))
    expect(told).toEqual(['added abcdef', 'changed abcdef', 'removed abcdef'])
  })
})

/** Passes bytes on to a port and counts what is open, for connections that no request shows. */
const startTunnel = async (to: number): Promise<AsyncDisposable & { port: number; open(): number }> => {
  let count = 0
  const tunnel: Server = createTcpServer((socket) => {
    count += 1
    const onward = connect(to, '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    socket
      .on('error', () => undefined)
      .on('close', () => {
        count -= 1
        onward.destroy()
      })
    onward.on('error', () => undefined).on('close', () => socket.destroy())
  })
  await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve))
  const address = tunnel.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    open: () => count,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void tunnel.close(() => resolve())),
  }
}
