import { join, resolve } from 'node:path'
import type { ServerRow } from '@gantry/protocol/server-row'
import { chromium, type Page } from '@playwright/test'
import { Api } from './harness/api.ts'
import { launchOptions } from './harness/browser.ts'
import { Gantry } from './harness/gantry.ts'
import { signIn } from './harness/test.ts'
import { lxc, lxcIfThere } from './lab/lab.ts'
import { makeSamples } from './lab/samples.ts'
import { labDir } from './lab/settings.ts'

/*
 * Takes the pictures of the README from the real thing: `npx tsx e2e/pictures.ts`, with the lab up and Gantry built.
 */
const folder = resolve(import.meta.dirname, '../docs/pictures')

await makeSamples()
await using gantry = await Gantry.start()
await gantry.command('import', join(labDir, 'conf', 'lxc'))
await gantry.command('import', join(labDir, 'conf', 'incus'))
const api = await Api.setUp(gantry)
const browser = await chromium.launch(launchOptions)
try {
  const servers = await api.call<ServerRow[]>('GET', 'api/servers')
  const idOf = (name: string) => servers.find((server) => server.name === name)?.id ?? 'none'
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await signIn(page, gantry)
  await take(page, 'overview', '', 'light')
  await take(
    page,
    'instances',
    'instances?columns=name,status,server,project,type,image,addresses,cpu,memory,created',
    'light',
  )
  await take(page, 'instance', `instances/${idOf('alpha')}/default/db-primary`, 'light')
  await take(page, 'files', `instances/${idOf('alpha')}/default/db-primary/files?path=%2Fetc`, 'light')
  await takeSnapshots(page)
  await take(page, 'cluster', `servers/${idOf('gamma')}`, 'dark')
  await takeTerminals(
    page,
    `${idOf('alpha')}/default/api-gateway`,
    `${idOf('gamma')}/default/build-runner-01`,
  )
} finally {
  await browser.close()
}

/** Two of two servers, side by side. */
async function takeTerminals(page: Page, ...instances: string[]): Promise<void> {
  const ids: string[] = []
  for (const instance of instances) {
    const body = { kind: 'exec', instance, cols: 80, rows: 24 }
    ids.push((await api.call<{ id: string }>('POST', 'api/terminals', body)).id)
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(new URL(`instances?terminals=${ids.join('*~')}*`, gantry.url).href)
  for (const [at, line] of ['top', 'ls -l / && uptime'].entries()) {
    const host = page.locator('[data-terminal]').nth(at)
    await host.getByText('~ #').waitFor()
    await host.click()
    await page.keyboard.type(`${line}\n`)
    await host.getByText(at === 0 ? 'Load average' : 'load average').waitFor()
  }
  await page.screenshot({ path: join(folder, 'terminals.png') })
}

/** Some have a snapshot of today, the others none. */
async function takeSnapshots(page: Page): Promise<void> {
  const taken = [
    ['alpha', 'api-gateway'],
    ['alpha', 'db-primary'],
    ['gamma', 'build-runner-01'],
  ] as const
  for (const [server, name] of taken) {
    await lxcIfThere(server, 'delete', `${name}/before-upgrade`)
    await lxc(server, 'snapshot', name, 'before-upgrade')
  }
  await take(page, 'snapshots', 'snapshots', 'dark')
}

async function take(page: Page, name: string, path: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.goto(new URL(path, gantry.url).href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  // The first figures of usage take two readings.
  await page.getByText('Waiting for the first figures').first().waitFor({ state: 'hidden', timeout: 60_000 })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
