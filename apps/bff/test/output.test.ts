import { open, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { Browser, emptyFolder, until } from './harness.ts'
import { type GantryProcess, runGantry } from './process.ts'

/** A port that is free now: a Gantry whose output nobody reads cannot say which one it took. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** That it serves, logs a line for each request, and ends well. */
const expectItGoesOn = async (gantry: GantryProcess, port: number): Promise<void> => {
  const browser = new Browser(() => `http://127.0.0.1:${port}/`)
  const answers = async () => (await browser.get('api/health').catch(() => undefined))?.status === 200
  await until(
    'it answers',
    async () => {
      if (gantry.child.exitCode !== null) throw new Error(`it ended with ${gantry.child.exitCode}`)
      return answers()
    },
    60_000,
  )
  for (let index = 0; index < 5; index++) expect(await answers()).toBe(true)
  gantry.child.kill('SIGTERM')
  expect(await gantry.exit).toBe(0)
}

const settings = (folder: string, port: number) => ({
  GANTRY_DATA: folder,
  GANTRY_LISTEN: `127.0.0.1:${port}`,
  GANTRY_LOG_LEVEL: 'trace',
})

describe('output that cannot be written', () => {
  it('is no reason to end: its reader has gone', async () => {
    const folder = await emptyFolder()
    const port = await freePort()
    const gantry = runGantry(settings(folder, port))
    gantry.child.stdout?.destroy()
    gantry.child.stderr?.destroy()
    await expectItGoesOn(gantry, port)
    await rm(folder, { recursive: true })
  }, 90_000)

  it('R15 is no reason to end: the disk is full', async () => {
    const folder = await emptyFolder()
    const port = await freePort()
    const full = await open('/dev/full', 'w')
    const gantry = runGantry(settings(folder, port), [], ['ignore', full.fd, full.fd])
    await expectItGoesOn(gantry, port)
    await full.close()
    await rm(folder, { recursive: true })
  }, 90_000)
})
