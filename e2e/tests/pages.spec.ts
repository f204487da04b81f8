import type { ServerRow } from '@gantry/protocol/server-row'
import { expectAccessible } from '../harness/accessibility.ts'
import { graphicsNoise, openShell } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'

test.beforeAll(async () => {
  await deleteAll('e2e-pages')
  await launch('alpha', 'e2e-pages-one')
})
test.afterAll(() => deleteAll('e2e-pages'))

const pages: [path: (alpha: string) => string, title: RegExp][] = [
  [() => '', /Overview/],
  [() => 'instances', /Instances/],
  [() => 'instances?q=nothing-has-this-name', /Instances/],
  [() => 'instances/new', /Create instance/],
  [() => 'instances/restore', /Restore from a backup file/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/snapshots`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/operations`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/configuration`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/configuration?edit=true`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/files`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/backups`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/logs?wrap=true`, /e2e-pages-one/],
  [(alpha) => `instances/${alpha}/default/e2e-pages-one/console-log`, /e2e-pages-one/],
  [() => 'snapshots', /Snapshots/],
  [() => 'operations', /Operations/],
  [() => 'terminals', /Terminals/],
  [() => 'commands', /Commands/],
  [() => 'servers', /Servers/],
  [() => 'servers/add', /Add/],
  [(alpha) => `servers/${alpha}`, /alpha/],
  [() => 'people', /People/],
  [() => 'audit', /Audit/],
  [() => 'recordings', /Recordings/],
  [() => 'account', /./],
]
const looks = [
  { name: 'wide, light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'wide, dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'narrow, light', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'narrow, dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

/** LXD answers 500 for the log of a console while there is none, and the browser says so in its own. */
const noConsoleLog = /the server responded with a status of 500/

for (const { name, colorScheme, viewport } of looks) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport, expectedMessages: [noConsoleLog] })

    test(`every page has a title, no serious finding of axe, and fits the screen: ${name}`, async ({
      signedIn: page,
      api,
      fleet,
    }) => {
      test.setTimeout(180_000)
      const servers = await api.call<ServerRow[]>('GET', 'api/servers')
      const alpha = servers.find((server) => server.name === 'alpha')?.id ?? 'none'
      for (const [path, title] of pages) {
        const url = new URL(path(alpha), fleet.url).href
        await page.goto(url)
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
        await expect(page.getByLabel('Loading')).toHaveCount(0)
        await expectAccessible(page, `${url}, ${name}`)
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect(overflow, `${url} scrolls sideways`).toBeLessThanOrEqual(0)
        const tab = page.getByRole('navigation', { name: 'Instance' }).locator('[aria-current=page]')
        if ((await tab.count()) > 0) await expect(tab).toBeInViewport({ ratio: 1 })
      }
    })
  })
}

for (const { name, colorScheme, viewport } of looks) {
  test.describe(`with terminals, ${name}`, () => {
    test.use({ colorScheme, viewport, expectedMessages: [graphicsNoise] })

    test(`the dock of terminals has no serious finding of axe, and fits the screen: ${name}`, async ({
      signedIn: page,
    }) => {
      const dock = await openShell(page, 'e2e-pages-one')
      await dock.run('exit 1')
      await expect(dock.dock.getByText('Exited with code 1')).toBeVisible()
      await expectAccessible(page, `the dock, ${name}`)
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(overflow, 'it scrolls sideways').toBeLessThanOrEqual(0)
    })
  })
}

test('what is not there says so', async ({ signedIn: page, fleet }) => {
  await page.goto(new URL('instances/nosuch1/default/ghost', fleet.url).href)
  await expect(page.getByText(/not|gone|no longer/i).first()).toBeVisible()
  await expectAccessible(page, 'an instance that is not there')
})
