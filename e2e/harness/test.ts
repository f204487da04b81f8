import { join } from 'node:path'
import type { ImageRemote } from '@gantry/protocol/image-remotes'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { labDir } from '../lab/settings.ts'
import { Api } from './api.ts'
import { administrator, Gantry } from './gantry.ts'
import { distrust } from './trust.ts'

type Watched = {
  /** Patterns of console messages that this test brings about on purpose. */
  expectedMessages: RegExp[]
}
type Fixtures = Watched & {
  /** A page of the fleet's Gantry with the administrator signed in. */
  signedIn: Page
}
type WorkerFixtures = {
  /** One Gantry for all tests of a worker, over every server of the lab. */
  fleet: Gantry
  /** Its HTTP API as the administrator. */
  api: Api
}

/** Chromium says this itself whenever a connection is refused or an answer is not 2xx; tests that bring it about list it. */
export const networkNoise = /Failed to load resource|WebSocket connection to .* failed/

/**
 * Playwright's test with what every test of ours holds to: no console message that was not expected, no
 * request to another origin, no report of the content security policy.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedMessages: async ({ browserName: _ }, use) => {
    await use([])
  },
  fleet: [
    async ({ browserName: _ }, use) => {
      await using gantry = await Gantry.start()
      await leavePublicRemotes(await Api.setUp(gantry))
      await gantry.stop()
      await gantry.command('import', join(labDir, 'conf', 'lxc'))
      await gantry.command('import', join(labDir, 'conf', 'incus'))
      await gantry.restart()
      await use(gantry)
      await distrust(await Api.signIn(gantry, administrator))
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  api: [
    async ({ fleet }, use) => {
      await use(await Api.signIn(fleet, administrator))
    },
    { scope: 'worker' },
  ],
  context: async ({ context, expectedMessages }, use) => {
    const faults = watch(context, expectedMessages)
    await use(context)
    expect(faults, 'console messages, page errors and requests to another origin').toEqual([])
  },
  signedIn: async ({ page, fleet }, use) => {
    await signIn(page, fleet)
    await use(page)
  },
})

export { expect }

/** Tests look up no public host: only the lab's own image server stays. */
async function leavePublicRemotes(api: Api): Promise<void> {
  const remotes = await api.call<ImageRemote[]>('GET', 'api/image-remotes')
  for (const { id } of remotes) await api.call('DELETE', `api/image-remotes/${id}`)
}

export async function signIn(page: Page, gantry: Gantry, person = administrator): Promise<void> {
  await page.goto(gantry.url)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible()
}

function watch(context: BrowserContext, expected: RegExp[]): string[] {
  const faults: string[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) faults.push(text)
  }
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) note(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => note(`page error: ${error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.hostname !== '127.0.0.1' && !['data:', 'blob:'].includes(url.protocol))
      note(`foreign: ${url.href}`)
  })
  return faults
}
