import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectUnix, type NodeConnection } from '@gantry/lxd-client/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { VgaSession } from '../../src/terminals/vga-session.ts'
import { openVga } from '../../src/terminals/vga-upstream.ts'
import { until } from '../harness.ts'

/*
 * What a server does for a graphical console, without a virtual machine: an operation with two secrets, of which `0`
 * may be dialled once for each channel. Here a channel says everything back.
 */
const path = join(tmpdir(), `gantry-vga-${process.pid}.sock`)
const dialled: string[] = []
const sockets = new WebSocketServer({ noServer: true })
const lxd = createServer((request, response) => {
  const operation = {
    id: '0b5f2c1e-6f1d-4c55-9c39-6a2f2d2f4f10',
    class: 'websocket',
    status_code: 103,
    metadata: { fds: { 0: 's-zero', control: 's-control' } },
  }
  const body =
    request.method === 'POST'
      ? { type: 'async', status_code: 100, metadata: operation }
      : { type: 'error', error: 'not found', error_code: 404 }
  response.writeHead(request.method === 'POST' ? 202 : 404, { 'content-type': 'application/json' })
  request.resume().on('end', () => response.end(JSON.stringify(body)))
})
lxd.on('upgrade', (request, stream, head) => {
  dialled.push(new URL(request.url ?? '', 'http://lxd').searchParams.get('secret') ?? '')
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('message', (message) => {
      // LXD ends a stream with an empty text message, and waits.
      if (String(message) === 'the machine stops') socket.send('')
      else socket.send(message, { binary: true })
    })
  })
})

/** The browser's side: its own socket server, as the BFF has one. */
const front = createServer()
const accepting = new WebSocketServer({ server: front })

beforeAll(async () => {
  await new Promise<void>((resolve) => lxd.listen(path, resolve))
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  for (const server of [sockets, accepting]) for (const client of server.clients) client.terminate()
  front.close()
  lxd.close()
})

const person = { id: 'p', name: 'Ada', email: 'a@example.org', disabled: false, bindings: [], created: '' }

/** A session that runs, whose ends are written down, and where browsers find it. */
const begun = async (connection: NodeConnection, ended: string[]) => {
  const session = new VgaSession({
    id: 'v',
    instance: 'abcdef/default/vm',
    owner: person,
    onChange: () => undefined,
    onEnded: ({ state }) => ended.push(state.status === 'ended' ? state.why : ''),
  })
  const upstream = await openVga(connection, session.instance, (end) => session.ended(end))
  if (!upstream.ok) throw new Error(upstream.message)
  session.begin(upstream.value)
  accepting.removeAllListeners('connection')
  accepting.on('connection', (socket) => session.attach(socket, { person, sessionId: 's' }))
  const address = front.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { session, port }
}

it('ends a channel when the server says that it is over, and the session when the machine has stopped', async () => {
  await using connection = connectUnix({ socketPath: path })
  const ended: string[] = []
  const { port } = await begun(connection, ended)
  const browser = new WebSocket(`ws://127.0.0.1:${port}/`)
  let code = 0
  browser.on('close', (closedWith) => {
    code = closedWith
  })
  browser.on('open', () => browser.send(Buffer.from('the machine stops')))
  await until('the channel is closed', () => code === 1000)
  // The server here knows no such instance any more.
  await until('the session has ended', () => ended.length > 0)
  expect(ended).toEqual(['stopped'])
})

it('gives each SPICE channel a socket of its own, whole in both directions, and closes them at the end', async () => {
  await using connection = connectUnix({ socketPath: path })
  dialled.length = 0
  const ended: string[] = []
  const { session, port } = await begun(connection, ended)

  const browsers = await Promise.all(
    [1, 2].map(async () => {
      const browser = new WebSocket(`ws://127.0.0.1:${port}/`)
      const hash = createHash('sha256')
      const seen = { bytes: 0, code: 0 }
      browser.on('message', (message) => {
        if (!Buffer.isBuffer(message)) return
        seen.bytes += message.length
        hash.update(message)
      })
      browser.on('close', (code) => {
        seen.code = code
      })
      await new Promise((resolve) => browser.once('open', resolve))
      return { browser, hash, seen }
    }),
  )
  for (const { browser, hash, seen } of browsers) {
    const sent = createHash('sha256')
    // The first bytes go before the server's side is open; several times more follow than may wait.
    for (let piece = 0; piece < 100; piece += 1) {
      const bytes = randomBytes(65_536)
      sent.update(bytes)
      browser.send(bytes)
    }
    await until('all came back', () => seen.bytes === 6_553_600)
    expect(hash.digest('hex')).toBe(sent.digest('hex'))
  }
  expect(dialled.toSorted()).toEqual(['s-control', 's-zero', 's-zero'])
  expect(session.row()).toMatchObject({
    kind: 'vga',
    people: [{ name: 'Ada', writes: true }],
    bytes: 13_107_200,
  })
  expect(JSON.stringify(session.row())).not.toContain('s-zero')

  session.end('ended', 'Ada ended it')
  await until('both are closed', () => browsers.every(({ seen }) => seen.code === 1000))
  expect(ended).toEqual(['ended'])
})
