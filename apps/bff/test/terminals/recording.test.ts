import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Recording } from '@gantry/protocol/recording'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { addLab, labNames } from '../fleet/lab.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { openTerminal, withInstance } from './lab-terminals.ts'
import { TerminalClient } from './terminal-client.ts'

const name = `term-r-${process.pid}`

describe.skipIf(!labNames.includes('alpha'))('recordings, on a real server', () => {
  let gantry: TestGantry
  let ada: Browser
  let jon: Browser
  let key = ''
  const instances: AsyncDisposable[] = []
  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
    instances.push(await withInstance('alpha', name))
    const server = await addLab(gantry, ada, 'alpha')
    key = `${server}/default/${name}`
    jon = await gantry.person(ada, 'jon', [{ role: 'operator', scope: { server } }])
  }, 60_000)
  afterAll(async () => {
    await gantry[Symbol.asyncDispose]()
    for (const instance of instances) await instance[Symbol.asyncDispose]()
  }, 60_000)

  const settings = { roles: ['operator'], servers: [], strict: true, retentionDays: 30 }
  const set = async (change: object): Promise<void> => {
    const answer = await ada.ask('PUT', 'api/recording-settings', { body: { ...settings, ...change } })
    expect(answer.status).toBe(200)
  }
  const list = async (text = ''): Promise<Recording[]> =>
    z.array(Recording).parse((await ada.get(`api/recordings?text=${text}`)).json)

  it('is off until it is turned on', async () => {
    const row = await openTerminal(jon, { instance: key, command: ['true'] })
    using client = await TerminalClient.open(jon, row.id)
    await client.ended()
    expect(client.recording).toBeUndefined()
    expect(await list()).toEqual([])
    expect((await jon.ask('PUT', 'api/recording-settings', { body: settings })).status).toBe(403)
    expect((await jon.get('api/recordings')).status).toBe(403)
  }, 30_000)

  it('S46 says so in the session, and holds what was seen, sealed, and not what was typed', async () => {
    await set({})
    const row = await openTerminal(jon, { instance: key })
    using client = await TerminalClient.open(jon, row.id)
    await until('it says so', () => client.recording === 'on')
    await client.sees('~ #')
    client.type('stty -echo; echo ready-$((1+1))\r')
    await client.sees('ready-2')
    client.type('x=typed-unseen; echo seen-漢-$((2+2)); stty echo\r')
    await client.sees('seen-漢-4')
    client.say({ type: 'resize', cols: 70, rows: 20 })
    await until('it is resized', () => client.terminal.cols === 70)
    await jon.ask('DELETE', `api/terminals/${row.id}`)
    await client.ended()
    const [recording] = await until('it is ended', async () => {
      const all = await list('JON')
      return all[0]?.ended ? all : undefined
    })
    expect(recording).toMatchObject({ instance: key, person: { name: 'jon' }, failed: false })
    expect(await list('nobody-like-this')).toEqual([])

    const { text, headers } = await ada.get(`api/recordings/${recording?.id}`)
    expect(headers['content-type']).toBe('application/x-asciicast')
    const [head, ...events] = text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(head).toMatchObject({ version: 2, width: 80, height: 24, title: `${name}: /bin/sh -l` })
    expect(events.at(-1)).toEqual([expect.any(Number), expect.any(String), expect.any(String)])
    expect(text).toContain('seen-漢-4')
    expect(text).not.toContain('typed-unseen')
    expect(events).toContainEqual([expect.any(Number), 'r', '70x20'])

    const path = join(gantry.folder, 'recordings', `${recording?.id}.sealed`)
    const sealed = await readFile(path)
    expect(sealed.includes('seen-') || sealed.includes('version')).toBe(false)
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40)
    await writeFile(path, sealed)
    const broken = await ada.get(`api/recordings/${recording?.id}`).catch(() => ({ status: 500, text: '' }))
    expect([broken.status, broken.text]).not.toEqual([200, expect.stringContaining('seen-')])
    expect((await ada.ask('DELETE', `api/recordings/${recording?.id}`)).status).toBe(204)
    expect(await list()).toEqual([])
  }, 40_000)

  it('opens nothing where it must be recorded and cannot, or marks it', async () => {
    const folder = join(gantry.folder, 'recordings')
    await rename(folder, `${folder}-away`)
    await writeFile(folder, 'no folder')
    await set({ strict: true })
    const refused = await jon.post('api/terminals', { kind: 'exec', instance: key, cols: 80, rows: 24 })
    expect([refused.status, refused.json]).toMatchObject([503, { error: { code: 'not-recorded' } }])
    await set({ strict: false })
    const row = await openTerminal(jon, { instance: key })
    expect(row.recording).toBe('failed')
    using client = await TerminalClient.open(jon, row.id)
    await until('it is marked', () => client.recording === 'failed')
    await jon.ask('DELETE', `api/terminals/${row.id}`)
    await client.ended()
  }, 30_000)
})
