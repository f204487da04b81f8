import type { BrowserContext, Page } from '@playwright/test'
import { launchBrowser, newContext } from './browser.ts'
import { readScreen } from './in-terminal.ts'
import type { Run } from './measurement.ts'
import { type Followed, follow } from './signed-in.ts'

export type TerminalPage = Followed & {
  page: Page
  /** Of the page with its terminal. */
  url: URL
  /** Another browser profile: nothing cached, the administrator signed in. */
  another(): Promise<BrowserContext>
}

/** A page of a Gantry of its own with one terminal in its dock, and the prompt in it. */
export async function openTerminalPage(run: Run, instance: string): Promise<TerminalPage> {
  const followed = await follow(run.lab, run.owned)
  const { gantry, api, server } = followed
  const browser = await launchBrowser(run.owned)
  const another = () => newContext(browser, gantry.url)
  const page = await (await another()).newPage()
  const body = { kind: 'exec', instance: `${server}/default/${instance}`, cols: 120, rows: 30 }
  const { id } = await api.call<{ id: string }>('POST', 'api/terminals', body)
  const url = new URL(`operations?terminals=${id}*`, gantry.url)
  await page.goto(url.href)
  await page.waitForFunction(readScreen, '# ')
  return { ...followed, page, url, another }
}
