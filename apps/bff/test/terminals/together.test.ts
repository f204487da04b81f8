import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLab, labNames, lxc } from '../fleet/lab.ts'
import { LiveClient } from '../fleet/live-client.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { listTerminals, openTerminal, withInstance } from './lab-terminals.ts'
import { cellsOf, TerminalClient } from './terminal-client.ts'

const name = `term-t-${process.pid}`

describe.skipIf(!labNames.includes('alpha'))('people and sessions, on a real server', () => {
  let gantry: TestGantry
  let ada: Browser
  let server = ''
  let key = ''
  const instances: AsyncDisposable[] = []
  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
    instances.push(await withInstance('alpha', name))
    server = await addLab(gantry, ada, 'alpha')
    key = `${server}/default/${name}`
  }, 60_000)
  afterAll(async () => {
    await gantry[Symbol.asyncDispose]()
    for (const instance of instances) await instance[Symbol.asyncDispose]()
  }, 60_000)

  /** Presses Return until the console answers: its server throws away what comes before it is quite there. */
  const answers = (client: TerminalClient): Promise<boolean> => {
    const before = client.outputBytes
    let pressed = Number.NEGATIVE_INFINITY
    return until('the console answers', () => {
      if (performance.now() - pressed > 100) {
        client.type('\r')
        pressed = performance.now()
      }
      return client.outputBytes > before
    })
  }

  const operator = () => [{ role: 'operator', scope: { server } }]
  const idOf = async (browser: Browser): Promise<string> =>
    /"id":"([^"]+)"/.exec((await browser.get('api/session')).text)?.[1] ?? ''

  it('S3 opens nothing for whoever may not, and says so in the audit log', async () => {
    const vic = await gantry.person(ada, 'vic', [{ role: 'viewer', scope: { server } }])
    for (const kind of ['exec', 'console', 'vga']) {
      const answer = await vic.post('api/terminals', { kind, instance: key, cols: 80, rows: 24 })
      expect([kind, answer.status]).toEqual([kind, 403])
    }
    const { rows } = await gantry.gantry.context.audit.page({ action: 'terminal.open' })
    expect(rows.slice(0, 3)).toMatchObject([
      { outcome: 'denied' },
      { outcome: 'denied' },
      { outcome: 'denied' },
    ])
    const row = await openTerminal(ada, { instance: key })
    for (const path of ['socket', 'spice']) {
      const client = new TerminalClient(vic.base(), `api/terminals/${row.id}/${path}`, {
        cookie: vic.cookie ?? '',
        origin: new URL(vic.base()).origin,
      })
      await until('it is refused', () => client.closed !== undefined)
      expect(client.frames).toEqual([])
    }
    expect(await listTerminals(vic)).toEqual([])
    await ada.ask('DELETE', `api/terminals/${row.id}`)
  }, 30_000)

  it('shows one session to two people: who is there, whose window is the smallest, who may type', async () => {
    const bob = await gantry.person(ada, 'bob', operator())
    const cem = await gantry.person(ada, 'cem', operator())
    const row = await openTerminal(bob, { instance: key })
    expect(await listTerminals(cem)).toEqual([])
    using live = await LiveClient.open(cem)
    using mine = await TerminalClient.open(bob, row.id, { cols: 100, rows: 40 })
    await mine.sees('~ #')
    const shared = await bob.ask('PATCH', `api/terminals/${row.id}`, { body: { share: 'read' } })
    expect(shared.status).toBe(200)
    await live.batch(
      'a hint',
      ({ hints }) => hints?.some((hint) => hint.kind === 'terminal' && hint.name === row.id) === true,
    )
    expect((await listTerminals(cem)).map(({ id }) => id)).toEqual([row.id])
    using theirs = await TerminalClient.open(cem, row.id, { cols: 120, rows: 20 })
    await until('both are there', () => mine.people.length === 2 && theirs.people.length === 2)
    expect(mine.people).toMatchObject([
      { name: 'bob', owner: true, writes: true, self: true },
      { name: 'cem', owner: false, writes: false, mayWrite: false, self: false },
    ])
    await until('the smallest wins', () =>
      [mine, theirs].every(({ terminal }) => terminal.cols === 100 && terminal.rows === 20),
    )

    theirs.type('echo from-cem\r')
    theirs.say({ type: 'write', take: true })
    await until(
      'it says no twice',
      () => theirs.notices.filter(({ kind }) => kind === 'read-only').length === 2,
    )
    expect((await cem.ask('PATCH', `api/terminals/${row.id}`, { body: { share: 'write' } })).status).toBe(403)
    await bob.ask('PATCH', `api/terminals/${row.id}`, { body: { share: 'write' } })
    await until('cem may', () => theirs.people.some(({ self, mayWrite }) => self && mayWrite))
    theirs.say({ type: 'write', take: true })
    await until('cem writes', () => theirs.people.some(({ self, writes }) => self && writes))
    theirs.type('stty size; echo from-$((1+1))-cem\r')
    await mine.sees(/20 100\s+from-2-cem/)
    await theirs.sees('from-2-cem')
    await until('all is parsed', () => theirs.parsed === theirs.received && mine.parsed === mine.received)
    expect(cellsOf(theirs.terminal)).toEqual(cellsOf(mine.terminal))
    expect(mine.text()).not.toContain('from-cem')

    await bob.ask('PATCH', `api/terminals/${row.id}`, { body: { share: 'none' } })
    await until('cem is out', () => theirs.closed?.code === 4006)
    await until('the window is large again', () => mine.terminal.rows === 40)
    await bob.ask('DELETE', `api/terminals/${row.id}`)
    await mine.ended()
  }, 40_000)

  it('leaves a reader behind that does not keep up, and brings it back with a new screen', async () => {
    const dan = await gantry.person(ada, 'dan', operator())
    const row = await openTerminal(ada, { instance: key })
    using mine = await TerminalClient.open(ada, row.id)
    await mine.sees('~ #')
    await ada.ask('PATCH', `api/terminals/${row.id}`, { body: { share: 'read' } })
    using theirs = await TerminalClient.open(dan, row.id)
    theirs.acks = false
    mine.type('seq 1 400000; echo done-$((2+2))\r')
    await mine.sees('done-4', 30_000)
    expect(theirs.received).toBeLessThan(mine.received - 1024 * 1024)
    theirs.acks = true
    theirs.acknowledge()
    await until('it is brought back', () => theirs.notices.some(({ kind }) => kind === 'resynchronised'))
    await until('all is parsed', () => theirs.parsed === theirs.received && mine.parsed === mine.received)
    expect(theirs.received).toBe(mine.received)
    expect(cellsOf(theirs.terminal)).toEqual(cellsOf(mine.terminal))
    await ada.ask('DELETE', `api/terminals/${row.id}`)
    await mine.ended()
  }, 60_000)

  it('S4 closes within a second when the role is taken away, and ends the session', async () => {
    const eva = await gantry.person(ada, 'eva', operator())
    const row = await openTerminal(eva, { instance: key, command: ['sleep', '4321'] })
    using client = await TerminalClient.open(eva, row.id)
    const begun = performance.now()
    await ada.ask('PATCH', `api/people/${await idOf(eva)}`, { body: { bindings: [] } })
    await until('it is closed', () => client.closed)
    expect(client.closed?.code).toBe(4002)
    expect((client.closed?.at ?? Number.NaN) - begun).toBeLessThan(1_000)
    const [ended] = (await listTerminals(ada)).filter(({ id }) => id === row.id)
    expect(ended?.state).toMatchObject({ status: 'ended', why: 'permission' })
    await until(
      'its process is gone',
      async () => !(await lxc('alpha', 'exec', name, '--', 'ps')).includes('sleep 4321'),
    )
  }, 30_000)

  it('goes on when its owner signs out, and is there again after the next login', async () => {
    const fay = await gantry.person(ada, 'fay', operator())
    const row = await openTerminal(fay, { instance: key })
    using client = await TerminalClient.open(fay, row.id)
    await client.sees('~ #')
    client.type('echo kept-$((5+5))\r')
    await client.sees('kept-10')
    await fay.post('api/sign-out')
    await until('it is closed', () => client.closed?.code === 4001)
    await fay.post('api/sign-in', { email: 'fay@example.org', password: 'crane over the harbour' })
    using again = await TerminalClient.open(fay, row.id)
    await again.sees('kept-10')
    expect(again.state).toEqual({ status: 'running' })
    await fay.ask('DELETE', `api/terminals/${row.id}`)
  }, 30_000)

  it('keeps the screen readable when the instance stops, and connects again once it runs', async () => {
    const row = await openTerminal(ada, { instance: key })
    using client = await TerminalClient.open(ada, row.id)
    await client.sees('~ #')
    client.type('echo last-$((3+4))\r')
    await client.sees('last-7')
    await lxc('alpha', 'stop', '--force', name)
    expect(await client.ended()).toMatchObject({
      why: 'stopped',
      restartable: true,
      message: expect.stringContaining('stopped'),
    })
    using later = await TerminalClient.open(ada, row.id)
    await later.sees('last-7')
    expect(later.state).toEqual(client.state)
    const tooEarly = await ada.post(`api/terminals/${row.id}/restart`)
    expect([tooEarly.status, tooEarly.json]).toMatchObject([502, { error: { server: 'alpha' } }])
    await lxc('alpha', 'start', name)
    expect((await ada.post(`api/terminals/${row.id}/restart`)).status).toBe(200)
    later.type('echo anew-$((4+4))\r')
    await later.sees('anew-8')
    await client.sees('anew-8')
    await ada.ask('DELETE', `api/terminals/${row.id}`)
  }, 40_000)

  it('opens the text console with its log, and again after it was closed', async () => {
    const first = await openTerminal(ada, { kind: 'console', instance: key })
    using client = await TerminalClient.open(ada, first.id)
    await answers(client)
    client.type('echo on-the-$((6+6))-console\r')
    await client.sees('on-the-12-console')
    await ada.ask('DELETE', `api/terminals/${first.id}`)
    expect(await client.ended()).toMatchObject({ why: 'ended', exitCode: null })
    expect((await ada.post(`api/terminals/${first.id}/restart`)).status).toBe(200)
    await answers(client)
    client.type('echo back-$((7+7))\r')
    await client.sees('back-14')
    await ada.ask('DELETE', `api/terminals/${first.id}`)
    await client.ended()
    const log = await ada.get(`api/servers/${server}/lxd/1.0/instances/${name}/console`)
    expect([log.status, log.text]).toEqual([200, expect.stringContaining('back-14')])
  }, 40_000)
})

describe.skipIf(!labNames.includes('alpha'))('limits and the end of Gantry', () => {
  it('announces the limits before it acts, and says that it shuts down', async () => {
    await using gantry = await startTestGantry({
      GANTRY_TERMINAL_PER_PERSON: '2',
      GANTRY_TERMINAL_IDLE_MINUTES: '0.04',
    })
    const ada = await gantry.setUp()
    await using _ = await withInstance('alpha', `${name}-l`)
    const server = await addLab(gantry, ada, 'alpha')
    const instance = `${server}/default/${name}-l`
    const first = await openTerminal(ada, { instance })
    using client = await TerminalClient.open(ada, first.id)
    await until('the end is announced', () =>
      client.notices.some((notice) => notice.kind === 'idle' && notice.at !== null),
    )
    client.type('\r')
    await until('it is taken back', () =>
      client.notices.some((notice) => notice.kind === 'idle' && notice.at === null),
    )
    expect(await client.ended()).toMatchObject({ why: 'idle', message: expect.stringContaining('limit') })

    const second = await openTerminal(ada, { instance, command: ['yes'] })
    using other = await TerminalClient.open(ada, second.id)
    await until('the count is told', () =>
      other.notices.some((notice) => notice.kind === 'count' && notice.used === 2 && notice.limit === 2),
    )
    const third = await ada.post('api/terminals', { kind: 'exec', instance, cols: 80, rows: 24 })
    expect([third.status, third.json]).toMatchObject([429, { error: { code: 'too-many-terminals' } }])

    const begun = performance.now()
    await gantry.restart()
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(other.closed?.code).toBe(4004)
    expect(other.notices.at(-1)).toEqual({ kind: 'shutdown' })
    expect(other.state).toMatchObject({ why: 'shutdown' })
    await until(
      'its process is gone',
      async () => !(await lxc('alpha', 'exec', `${name}-l`, '--', 'ps')).includes('yes'),
    )
  }, 60_000)
})
