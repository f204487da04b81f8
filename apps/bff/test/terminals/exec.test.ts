import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLab, labNames } from '../fleet/lab.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { listTerminals, openTerminal, withInstance } from './lab-terminals.ts'
import { cellsOf, TerminalClient } from './terminal-client.ts'

const name = `term-${process.pid}`

/** m1 is a door of the cluster gamma; the instance lives on m2. */
const places = [
  { server: 'alpha', more: [] },
  { server: 'm1', more: ['--target', 'm2'] },
  { server: 'delta', more: [] },
]

describe.skipIf(labNames.length < 4)('exec on real servers', () => {
  let gantry: TestGantry
  let ada: Browser
  const keys = new Map<string, string>()
  const instances: AsyncDisposable[] = []
  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
    for (const { server, more } of places) {
      instances.push(await withInstance(server, name, ...more))
      keys.set(server, `${await addLab(gantry, ada, server)}/default/${name}`)
    }
  }, 120_000)
  afterAll(async () => {
    for (const instance of instances) await instance[Symbol.asyncDispose]()
    await gantry[Symbol.asyncDispose]()
  }, 60_000)
  const keyOf = (server: string): string => keys.get(server) ?? ''

  it.each(places.map(({ server }) => server))(
    '%s: the login shell, resize, exit code, run again',
    async (server) => {
      const row = await openTerminal(ada, { instance: keyOf(server) })
      expect(row).toMatchObject({ kind: 'exec', command: ['/bin/sh', '-l'], user: 'root', share: 'none' })
      using client = await TerminalClient.open(ada, row.id, { cols: 90, rows: 20 })
      await client.sees('~ #')
      client.type('stty size; id -un; echo $TERM-$HOME\r')
      await client.sees(/20 90\s+root\s+xterm-256color-\/root/)
      client.say({ type: 'resize', cols: 101, rows: 31 })
      await until('it is resized', () => client.terminal.cols === 101)
      client.type('stty size\r')
      await client.sees('31 101')
      client.type('exit 7\r')
      expect(await client.ended()).toMatchObject({ why: 'exited', exitCode: 7, restartable: true })
      const again = await ada.post(`api/terminals/${row.id}/restart`)
      expect(again.status).toBe(200)
      await until('it runs again', () => client.state?.status === 'running')
      client.type('echo again-$((40+2))\r')
      await client.sees('again-42')
      await ada.ask('DELETE', `api/terminals/${row.id}`)
      expect(await client.ended()).toMatchObject({ why: 'ended', message: 'Ada ended it' })
      await ada.ask('DELETE', `api/terminals/${row.id}`)
      await until('it is closed', () => client.closed?.code === 4005)
      expect((await listTerminals(ada)).map(({ id }) => id)).not.toContain(row.id)
    },
    40_000,
  )

  it('runs what it is told, as whom, where and with what', async () => {
    const row = await openTerminal(ada, {
      instance: keyOf('alpha'),
      // It stays until what it said was seen: of a process that ends at once, LXD 5.0 may lose what it printed.
      command: ['/bin/sh', '-c', 'echo "$(id -u) $(id -g) $(pwd) $COLOUR"; read _; exit 3'],
      user: 1000,
      group: 1000,
      cwd: '/tmp',
      environment: { COLOUR: 'teal' },
    })
    using client = await TerminalClient.open(ada, row.id)
    await client.sees('1000 1000 /tmp teal')
    client.type('\r')
    expect(await client.ended()).toMatchObject({ why: 'exited', exitCode: 3 })
    const unknown = await ada.post('api/terminals', {
      kind: 'exec',
      cols: 80,
      rows: 24,
      instance: keyOf('alpha'),
      user: 'nobody-here',
    })
    expect([unknown.status, unknown.json]).toMatchObject([
      422,
      { error: { fields: { user: expect.any(String) } } },
    ])
    const missing = await ada.post('api/terminals', {
      kind: 'exec',
      cols: 80,
      rows: 24,
      instance: keyOf('alpha').replace(name, 'term-none'),
    })
    expect([missing.status, missing.json]).toMatchObject([
      502,
      { error: { code: 'server-refused', server: 'alpha', message: expect.stringMatching(/not found/i) } },
    ])
  }, 40_000)

  it('restores the screen exactly: colours, wide characters, the alternate screen, modes, scroll-back', async () => {
    const row = await openTerminal(ada, { instance: keyOf('alpha') })
    using client = await TerminalClient.open(ada, row.id, { cols: 80, rows: 24 })
    await client.sees('~ #')
    client.type(
      'i=0; while [ $i -lt 300 ]; do i=$((i+1)); printf "\\033[3%dm%d 漢字 🎉 \\033[1;4;48;5;%dmline\\033[0m\\n" $((i%8)) $i $((i%256)); done\r',
    )
    await client.sees('300 漢字')
    const compare = async (): Promise<void> => {
      const session = client
      await until('all is parsed', () => session.parsed === session.received)
      using other = await TerminalClient.open(ada, row.id)
      await until(
        'all is parsed',
        () => other.parsed === other.received && other.terminal.cols === client.terminal.cols,
      )
      const [mine, theirs] = [cellsOf(client.terminal), cellsOf(other.terminal)]
      const at = mine.findIndex((line, index) => line !== theirs[index])
      expect([at, theirs[at], theirs.length]).toEqual([-1, undefined, mine.length])
    }
    await compare()
    client.type(
      'printf "\\033]0;my title\\007\\033[?1049h\\033[2J\\033[5;10r\\033[?1h\\033[?2004h\\033[?1002h\\033[?1006h\\033[3;7H\\033[44mblue\\033[?25l"; sleep 1000\r',
    )
    await client.sees('blue')
    await compare()
    using third = await TerminalClient.open(ada, row.id)
    await until(
      'the title is told',
      async () => (await listTerminals(ada)).find(({ id }) => id === row.id)?.title === 'my title',
    )
    expect(third.screen).toContain('\x1b[5;10r')
    expect(third.screen).toContain('\x1b[?1006h')
    expect(third.screen).toContain('\x1b[?25l')
    await ada.ask('DELETE', `api/terminals/${row.id}`)
    await client.ended()
  }, 40_000)

  it('gives every byte of a flood to a slow reader, and keeps the server waiting', async () => {
    const bytes = 20 * 1024 * 1024
    const expected = createHash('sha256')
    const line = Buffer.from(`${'0123456789abcdef'.repeat(4)}\r\n`)
    for (let at = 0; at < bytes; at += line.length) expected.update(line)
    const count = Math.ceil(bytes / line.length)
    // The server itself drops up to 12 kB of what a process printed right before it ended (seen without Gantry).
    const row = await openTerminal(ada, {
      instance: keyOf('alpha'),
      command: ['/bin/sh', '-c', `read x; yes ${'0123456789abcdef'.repeat(4)} | head -n ${count}; sleep 1`],
    })
    using client = await TerminalClient.open(ada, row.id)
    client.type('go')
    await client.sees('go')
    client.acks = false
    const before = client.outputBytes
    client.type('\r')
    await until('it begins', () => client.outputBytes - before > 150_000)
    // Nothing more comes while nothing is acknowledged.
    let seen = { bytes: -1, at: 0 }
    await until('it stands still', () => {
      if (client.outputBytes !== seen.bytes) seen = { bytes: client.outputBytes, at: performance.now() }
      return performance.now() - seen.at > 600
    })
    expect(client.outputBytes).toBeLessThan(400 * 1024)
    client.acks = true
    client.acknowledge()
    expect(await client.ended(60_000)).toMatchObject({ exitCode: 0 })
    expect([client.outputBytes, client.restores]).toEqual([count * line.length + 4, 1])
    const whole = createHash('sha256').update('go\r\n')
    for (let index = 0; index < count; index += 1) whole.update(line)
    expect(client.hash.digest('hex')).toBe(whole.digest('hex'))
    expect(client.farthest).toBeLessThanOrEqual(320 * 1024)
  }, 90_000)

  it('stops a flood with Ctrl-C, in the middle of it', async () => {
    const row = await openTerminal(ada, { instance: keyOf('alpha') })
    using client = await TerminalClient.open(ada, row.id)
    await client.sees('~ #')
    client.type('yes\r')
    await until('it floods', () => client.outputBytes > 2 * 1024 * 1024)
    const begun = performance.now()
    client.type('\x03')
    await until(
      'the prompt is back',
      () => /\^C\s*\n(~ # )?$/.test(client.text().trimEnd()) || /~ #\s*$/.test(client.text()),
    )
    const took = performance.now() - begun
    console.info(`Ctrl-C to prompt: ${Math.round(took)} ms`)
    expect(took).toBeLessThan(2_000)
    await ada.ask('DELETE', `api/terminals/${row.id}`)
    await client.ended()
  }, 40_000)
})
