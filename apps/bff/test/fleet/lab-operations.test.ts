import { createServer } from 'node:http'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { addLab, labNames, lxc } from './lab.ts'

const names = labNames.filter((name) => name === 'alpha' || name === 'delta')
const instance = 'bff-lab-operations'

/** An image that is announced, and of which never more than the beginning comes. */
async function endlessImage(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    for (const product of ['LXD', 'Incus']) {
      response.setHeader(`${product}-Image-Hash`, 'a'.repeat(64))
      response.setHeader(`${product}-Image-URL`, `http://${request.headers.host}/image`)
    }
    if (request.method === 'HEAD' || request.url !== '/image') {
      response.end()
      return
    }
    response.writeHead(200, { 'content-length': 10_000_000 })
    response.write(Buffer.alloc(1_000_000))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What becomes of operations, as real servers tell it. */
describe.skipIf(names.length === 0)('operations of real servers', () => {
  let test: TestGantry
  let admin: Browser
  const ids = new Map<string, string>()

  beforeAll(async () => {
    test = await startTestGantry()
    admin = await test.setUp()
    for (const name of names) {
      ids.set(name, await addLab(test, admin, name))
      await lxc(name, 'delete', '-f', instance).catch(() => '')
    }
  }, 60_000)

  afterAll(async () => {
    for (const name of names) await lxc(name, 'delete', '-f', instance).catch(() => '')
    await test?.[Symbol.asyncDispose]()
  }, 60_000)

  const find = (name: string, its: (row: OperationRow) => boolean) =>
    test.gantry.context.operations.recent().find((row) => row.server === ids.get(name) && its(row))

  it.each(names)(
    'a command took as long as it ran, on %s',
    async (name) => {
      await lxc(name, 'launch', 'busybox', instance)
      await lxc(name, 'exec', instance, '--', 'sleep', '2')
      const row = await until('ended', () =>
        find(name, ({ description, ended }) => /^Executing/.test(description) && ended !== null),
      )
      expect(row.status).toBe('Success')
      expect(Date.parse(row.ended ?? '') - Date.parse(row.created)).toBeGreaterThanOrEqual(1_900)
      expect(Date.parse(row.ended ?? '') - Date.parse(row.created)).toBeLessThan(10_000)
    },
    60_000,
  )

  it.each(names)(
    'a cancelled download is cancelled, each time, on %s',
    async (name) => {
      await using image = await endlessImage()
      const done = new Set<string>()
      for (let turn = 0; turn < 5; turn++) {
        const body = JSON.stringify({ source: { type: 'url', url: `${image.url}${turn}` } })
        const ended = lxc(name, 'query', '--wait', '-X', 'POST', '-d', body, '/1.0/images').catch(String)
        const running = await until('running', () =>
          find(
            name,
            ({ id, description, cancellable }) => /image/i.test(description) && cancellable && !done.has(id),
          ),
        )
        done.add(running.id)
        const path = `api/servers/${running.server}/lxd/1.0/operations/${running.id}`
        expect((await admin.ask('DELETE', path)).status).toBe(200)
        expect(await ended).toMatch(/cancel/i)
        await until('its end', () => find(name, ({ id, ended }) => id === running.id && ended !== null))
      }
      // The second end of the last one comes before the server forgets it.
      const last = [...done].at(-1)
      await until('forgotten', () =>
        lxc(name, 'query', `/1.0/operations/${last}`).then(
          () => undefined,
          () => true,
        ),
      )
      const rows = test.gantry.context.operations.recent().filter(({ id }) => done.has(id))
      expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'Cancelled'))
    },
    120_000,
  )
})
