import { launchOptions } from '@gantry/e2e/harness/browser'
import { administrator } from '@gantry/e2e/harness/gantry'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { watchLoading } from './in-page.ts'
import type { Owned } from './owned.ts'

/** The Chromium of the e2e tests, headless. Its signals are ours: Playwright's own handler would end the bench. */
export async function launchBrowser(owned: Owned): Promise<Browser> {
  const browser = await chromium.launch({
    ...launchOptions,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  owned.defer(() => browser.close())
  return browser
}

/** A browser profile of its own: nothing of the pages cached, the administrator signed in. */
export async function newContext(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  // The loader of TypeScript names functions with a helper of its own, which a page does not have.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  await context.addInitScript(watchLoading)
  // The browser itself must take the cookie, for no other way sets one with its prefix; a picture is light.
  const page = await context.newPage()
  await page.goto(new URL('favicon.svg', url).href)
  const { email, password } = administrator
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const sent = await fetch('/api/sign-in', { method: 'POST', headers, body: JSON.stringify(body) })
      return sent.status
    },
    { email, password },
  )
  if (status >= 300) throw new Error(`sign in: ${status}`)
  await page.close()
  return context
}

/** A page with the instances of the whole fleet, and the first rows drawn. */
export async function openInstances(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(new URL('instances', url).href, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.bench.firstRow > 0, undefined, { timeout: 120_000 })
  return page
}
