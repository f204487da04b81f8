import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../harness.ts'
import { LiveClient } from './live-client.ts'
import { withScripted } from './with-scripted.ts'

describe('following a server', () => {
  let it_: Awaited<ReturnType<typeof withScripted>>
  beforeAll(async () => {
    it_ = await withScripted()
  })
  afterAll(() => it_?.[Symbol.asyncDispose]())

  const row = (name: string) => it_.test.gantry.context.fleet.instance(`${it_.id}/default/${name}`)
  const state = () => it_.test.gantry.context.fleet.server(it_.id)?.state

  it('opens the events before it lists', () => {
    const urls = it_.peer.asked.map(({ method, url }) => `${method} ${url}`)
    const events = urls.findIndex((url) => url.startsWith('UPGRADE /1.0/events'))
    const list = urls.findIndex((url) => url.startsWith('GET /1.0/instances?'))
    expect(events).toBeGreaterThanOrEqual(0)
    expect(list).toBeGreaterThan(events)
    const asked = new URL(urls[events]?.slice(8) ?? '', 'https://server.invalid').searchParams
    expect(asked.get('all-projects')).toBe('true')
    expect(asked.get('type')).toBe('lifecycle,operation')
  })

  it('fetches once what an event names, and once more when another came meanwhile', async () => {
    const { peer } = it_
    peer.instance('burst', 'Running')
    const before = peer.count(({ url }) => url.startsWith('/1.0/instances/burst'))
    for (let index = 0; index < 20; index++) peer.lifecycle('instance-updated', 'burst')
    await until('row', () => row('burst'))
    peer.lifecycle('instance-created', 'marker')
    await until('worked off', () => peer.count(({ url }) => url.startsWith('/1.0/instances/marker')) > 0)
    const fetched = peer.count(({ url }) => url.startsWith('/1.0/instances/burst')) - before
    expect(fetched).toBeGreaterThanOrEqual(1)
    expect(fetched).toBeLessThan(10)
    expect(row('burst')).toMatchObject({ status: 'Running', image: 'Busybox', user: { team: 'web' } })
  })

  it('R4 shows the status that an event says, until the server has answered what is true', async () => {
    const { peer } = it_
    peer.instance('late', 'Stopped')
    peer.lifecycle('instance-created', 'late')
    await until('row', () => row('late'))
    let answer = (): void => undefined
    const answering = new Promise<void>((resolve) => {
      answer = resolve
    })
    peer.override = (request, response) => {
      if (request.url?.startsWith('/1.0/instances/late') !== true) return false
      peer.override = undefined
      void answering.then(() => peer.answer(request, response))
      return true
    }
    peer.lifecycle('instance-started', 'late')
    await until('believed', () => row('late')?.status === 'Running')
    // Doubled, late, and of something that did not happen.
    peer.lifecycle('instance-started', 'late')
    peer.lifecycle('instance-deleted', 'late')
    answer()
    await until('asked', () => row('late')?.status === 'Stopped')
    const { fleet } = it_.test.gantry.context
    expect(await fleet.reconcile(it_.id)).toBe(0)
  })

  it('a rename is one new row and one that is gone', async () => {
    const { peer } = it_
    peer.instance('before')
    peer.lifecycle('instance-created', 'before')
    await until('row', () => row('before'))
    peer.instances.delete('default/before')
    peer.instance('after')
    peer.lifecycle('instance-renamed', 'after', 'default', { old_name: 'before' })
    await until('renamed', () => row('after') && !row('before'))
  })

  it('N browsers add no request to the server', async () => {
    const { peer, admin, test } = it_
    await until('quiet', async () => {
      const count = peer.count()
      await test.gantry.context.fleet.reconcile(it_.id)
      return peer.count() === count + 1
    })
    const before = peer.count()
    const clients = await Promise.all(Array.from({ length: 20 }, () => LiveClient.open(admin)))
    const snapshots = await Promise.all(clients.map(() => admin.get('api/fleet/instances')))
    expect(snapshots.every(({ status }) => status === 200)).toBe(true)
    expect(peer.count() - before).toBe(0)
    peer.instance('seen-by-all', 'Running')
    peer.lifecycle('instance-started', 'seen-by-all')
    await Promise.all(
      clients.map((client) =>
        client.batch(
          'row',
          ({ instances }) => instances?.put.some(({ name }) => name === 'seen-by-all') === true,
        ),
      ),
    )
    expect(peer.count() - before).toBe(1)
    for (const client of clients) client[Symbol.dispose]()
  })

  it('R3 what happened while the stream was cut is there when it is back', async () => {
    const { peer } = it_
    peer.instance('missed', 'Running')
    peer.instances.delete('default/after')
    peer.cutEvents()
    await until('the new one', () => row('missed'))
    expect(row('after')).toBeUndefined()
    await until('online', () => state() === 'online')
  })

  it('R1 a dead server keeps its rows, says why and since when, and comes back by itself', async () => {
    const { peer, admin, test } = it_
    using live = await LiveClient.open(admin)
    await peer.stop()
    const lost = await live.batch(
      'lost',
      ({ servers }) => servers?.put.some((it) => it.state === 'unreachable') === true,
    )
    const server = lost.servers?.put.find((it) => it.id === it_.id)
    expect(server?.why).toBeTruthy()
    expect(server?.lastSeen).toBeTruthy()
    expect(row('missed')).toBeDefined()
    peer.instances.delete('default/missed')
    await peer.listen()
    const back = performance.now()
    await until('gone', () => row('missed') === undefined)
    // The rows are listed while the server itself is asked about, and may be there first.
    await until('online', () => state() === 'online')
    expect(performance.now() - back).toBeLessThan(3_000)
    expect(test.gantry.context.fleet.server(it_.id)?.why).toBeNull()
  })

  it('R5 a server that no longer trusts us waits for a person, and a retry finds it trusting again', async () => {
    const { peer, admin } = it_
    peer.trusted = false
    peer.cutEvents()
    await until('untrusted', () => state() === 'untrusted')
    const asked = peer.count()
    peer.trusted = true
    expect((await admin.post(`api/servers/${it_.id}/retry`)).status).toBeLessThan(300)
    await until('online', () => state() === 'online')
    expect(peer.count()).toBeGreaterThan(asked)
  })

  it('S35 a changed certificate stops it before a byte is sent, and shows both fingerprints', async () => {
    const { peer, admin, test } = it_
    const pinned = peer.fingerprint
    await peer.stop()
    const before = peer.count()
    await peer.listen(true)
    await until('mismatch', () => state() === 'pin-mismatch')
    expect(peer.count()).toBe(before)
    const shown = test.gantry.context.fleet.server(it_.id)
    expect(shown).toMatchObject({ fingerprint: pinned, presented: peer.fingerprint })
    const refused = await admin.get(`api/servers/${it_.id}/lxd/1.0`)
    expect(refused.status).toBe(503)
    expect(refused.json).toMatchObject({ error: { code: 'pin-mismatch', server: 'scripted' } })
    await admin.post(`api/servers/${it_.id}/pin`, { fingerprint: peer.fingerprint })
    await until('online', () => state() === 'online')
  })

  it('a disabled server is not spoken to, and its rows stay', async () => {
    const { peer, admin } = it_
    await admin.ask('PATCH', `api/servers/${it_.id}`, { body: { disabled: true } })
    await until('disabled', () => state() === 'disabled')
    await until('hung up', () => peer.listeners === 0)
    expect(row('burst')).toBeDefined()
    await admin.ask('PATCH', `api/servers/${it_.id}`, { body: { disabled: false } })
    await until('online', () => state() === 'online')
  })

  it('a removed server takes its rows along', async () => {
    const { admin } = it_
    using live = await LiveClient.open(admin)
    await admin.ask('DELETE', `api/servers/${it_.id}`)
    await live.batch('dropped', ({ servers }) => servers?.drop.includes(it_.id) === true)
    expect(row('burst')).toBeUndefined()
  })
})
