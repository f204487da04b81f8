import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLab, labNames, lxc } from '../fleet/lab.ts'
import { type Browser, startTestGantry, type TestGantry } from '../harness.ts'
import { filesOf } from './lab-files.ts'

const name = 'bff-files-large'
const size = 512 * 1024 ** 2
/** What half a GiB would be several times over if any part of it stayed. */
const mostBytes = 250 * 1024 ** 2

/** The most memory that the process had beyond what it has now, while something is done. */
const growthDuring = async (act: () => Promise<void>): Promise<number> => {
  const before = process.memoryUsage().rss
  let most = before
  const clock = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  await act().finally(() => clearInterval(clock))
  return most - before
}

describe.skipIf(!labNames.includes('alpha'))('a large file', () => {
  let gantry: TestGantry
  let ada: Browser
  let id = ''

  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
    await lxc('alpha', 'delete', '--force', name).catch(() => undefined)
    await lxc('alpha', 'launch', 'busybox', name)
    id = await addLab(gantry, ada, 'alpha')
  }, 60_000)
  afterAll(async () => {
    await lxc('alpha', 'delete', '--force', name).catch(() => undefined)
    await gantry[Symbol.asyncDispose]()
  }, 60_000)

  it('goes up and down without being in memory', async () => {
    const files = filesOf(ada, id, name)
    const up = await growthDuring(async () => {
      const asked = files.begin('/root/large', size)
      const answered = new Promise<number>((resolve) =>
        asked.once('response', (response) => resolve(response.resume().statusCode ?? 0)),
      )
      const chunk = Buffer.alloc(1024 * 1024, 7)
      for (let sent = 0; sent < size; sent += chunk.length) {
        if (!asked.write(chunk)) await new Promise((resolve) => asked.once('drain', resolve))
      }
      asked.end()
      expect(await answered).toBe(200)
    })
    let got = 0
    const down = await growthDuring(
      () =>
        new Promise((resolve, reject) => {
          const url = new URL(files.at('content', { path: '/root/large' }), ada.base())
          request(url, { headers: { cookie: ada.cookie ?? '' } }, (response) => {
            response.on('data', (piece: Buffer) => {
              got += piece.length
            })
            response.on('end', resolve)
            response.on('error', reject)
          }).end()
        }),
    )
    expect(got).toBe(size)
    if (process.env.GANTRY_TEST_FIGURES) console.info({ up, down })
    expect(Math.max(up, down)).toBeLessThan(mostBytes)
  }, 180_000)
})
