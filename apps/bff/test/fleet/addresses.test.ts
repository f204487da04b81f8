import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { ScriptedServer } from './scripted-server.ts'

describe('a cluster with several addresses', () => {
  let test: TestGantry
  let admin: Browser
  let first: ScriptedServer
  let second: ScriptedServer
  const held: Socket[] = []
  // As a member behind a cut cable: it takes the connection and says nothing.
  const silent = createServer((socket) => {
    held.push(socket)
    socket.on('error', () => undefined)
  })

  beforeAll(async () => {
    first = await ScriptedServer.start()
    second = await ScriptedServer.start(first)
    for (const member of [first, second]) member.instance('web', 'Running')
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    test = await startTestGantry()
    admin = await test.setUp()
    const added = await admin.post('api/servers', {
      way: 'password',
      name: 'gamma',
      addresses: [first.address, second.address],
      fingerprint: first.fingerprint,
      password: 'secret',
    })
    expect(added.status, added.text).toBe(201)
  })
  afterAll(async () => {
    await test?.[Symbol.asyncDispose]()
    await first?.[Symbol.asyncDispose]()
    await second?.[Symbol.asyncDispose]()
    for (const socket of held) socket.destroy()
    silent.close()
  })

  const server = () => test.gantry.context.fleet.servers()[0]

  it('goes on with the next one when the member we talk to dies, and loses no row', async () => {
    await until('online', () => server()?.state === 'online')
    expect(server()?.via).toBe(first.address)
    const drops: string[] = []
    test.gantry.context.fleet.onBatch(({ drop }) => drops.push(...drop))
    await first.stop()
    await until('moved', () => server()?.state === 'online' && server()?.via === second.address)
    second.instance('new', 'Running')
    second.lifecycle('instance-created', 'new')
    await until('live', () => [...test.gantry.context.fleet.instances()].some(({ name }) => name === 'new'))
    expect(drops).toEqual([])
  })

  it('an address that hangs does not hide the ones after it', async () => {
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const id = server()?.id
    const changed = await admin.ask('PATCH', `api/servers/${id}`, {
      body: { addresses: [`127.0.0.1:${port}`, second.address] },
    })
    expect(changed.status, changed.text).toBe(200)
    await until('asked', () => held.length > 0)
    await until('online', () => server()?.state === 'online' && server()?.via === second.address, 15_000)
    expect([...test.gantry.context.fleet.instances()].map(({ name }) => name).sort()).toEqual(['new', 'web'])
  }, 30_000)
})
