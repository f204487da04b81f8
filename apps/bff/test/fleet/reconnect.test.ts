import { describe, expect, it } from 'vitest'
import { until } from '../harness.ts'
import { Link } from './link.ts'
import { LiveClient } from './live-client.ts'
import { ScriptedServer } from './scripted-server.ts'
import { withScripted } from './with-scripted.ts'

describe('coming back to a server', () => {
  it('R3 is right within two seconds though the tries before were swallowed', async () => {
    const peer = await ScriptedServer.start()
    await using link = await Link.start(peer.port)
    await using it_ = await withScripted(peer, link.address)
    const { fleet } = it_.test.gantry.context
    const shown = () => fleet.instance(`${it_.id}/default/turn`)?.description
    for (const turn of ['one', 'two']) {
      link.cut()
      await until('lost', () => fleet.server(it_.id)?.state === 'unreachable')
      peer.instance('turn', 'Running', { description: turn })
      // One try hangs for five seconds; that others came beside it, and that they are few, is seen here.
      await until('tries', () => link.connections >= 3)
      expect(link.connections).toBeLessThanOrEqual(5)
      expect(shown()).not.toBe(turn)
      link.swallows = false
      const back = performance.now()
      await until('right', () => shown() === turn)
      expect(performance.now() - back).toBeLessThan(2_000)
      await until('online', () => fleet.server(it_.id)?.state === 'online')
      await until('one stream', () => peer.listeners === 1)
    }
  }, 60_000)

  it('asks for the server and its list at once', async () => {
    await using it_ = await withScripted()
    const { peer } = it_
    let held: (() => void) | undefined
    peer.override = (request, response) => {
      if (request.url !== '/1.0') return false
      held = () => {
        peer.override = undefined
        response.destroy()
      }
      return true
    }
    const lists = () => peer.count(({ url }) => url.startsWith('/1.0/instances?'))
    const before = lists()
    peer.cutEvents()
    await until('the server is asked', () => held)
    await until('the list too', () => lists() > before)
    held?.()
    await until('online', () => it_.test.gantry.context.fleet.server(it_.id)?.state === 'online')
  })

  it('lists less and less often a server that hangs up each time', async () => {
    await using it_ = await withScripted()
    const { peer } = it_
    const lists = () => peer.count(({ url }) => url.startsWith('/1.0/instances?'))
    const at: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      const before = lists()
      peer.cutEvents()
      await until('listed again', () => lists() > before)
      at.push(performance.now())
      await until('one stream', () => peer.listeners === 1)
    }
    const [first = 0, second = 0] = at
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    expect(second - first).toBeGreaterThan(300)
    // 500 ms ± 30 % from the second loss on.
    expect(Math.min(...waits.slice(1))).toBeGreaterThan(340)
  })
})

describe('a cluster that nobody looked at', () => {
  it('shows a member that died meanwhile, and its instances, to the first browser that comes', async () => {
    const peer = await ScriptedServer.start()
    peer.members = new Map([
      ['m1', 'Online'],
      ['m2', 'Online'],
    ])
    peer.instance('web', 'Running', { location: 'm2' })
    await using it_ = await withScripted(peer)
    const { fleet } = it_.test.gantry.context
    await until('members', () => fleet.server(it_.id)?.members.length === 2)
    const asked = () => peer.count(({ url }) => url.startsWith('/1.0/cluster/members'))
    const before = asked()
    // No event tells of this.
    peer.members.set('m2', 'Offline')
    peer.instance('web', 'Error', { location: 'm2' })
    using live = await LiveClient.open(it_.admin)
    await live.batch(
      'the member',
      ({ servers }) =>
        servers?.put.some(({ members }) =>
          members.some(({ name, status }) => name === 'm2' && status === 'Offline'),
        ) === true,
      3_000,
    )
    await live.batch(
      'its instance',
      ({ instances }) =>
        instances?.put.some(({ name, status }) => name === 'web' && status === 'Error') === true,
      3_000,
    )
    expect(asked()).toBe(before + 1)
    // A second browser costs nothing.
    using other = await LiveClient.open(it_.admin)
    const [server] = (await other.hello()).servers
    expect(server?.members.find(({ name }) => name === 'm2')?.status).toBe('Offline')
    expect(asked()).toBe(before + 1)
  })
})
