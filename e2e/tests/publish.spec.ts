import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { isXz } from '../harness/xz.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc, lxcIfThere } from '../lab/lab.ts'

const running = 'e2e-publish-runs'
const shortLived = 'e2e-publish-ephemeral'
const aliases = [
  ['alpha', 'e2e-publish-alpha'],
  ['gamma', 'e2e-publish-gamma'],
  ['delta', 'e2e-publish-delta'],
  ['alpha', 'e2e-publish-forced'],
  ['alpha', 'e2e-publish-snapshot'],
  ['alpha', 'e2e-publish-short-lived'],
] as const

async function clean(): Promise<void> {
  await deleteAll('e2e-publish')
  for (const [server, alias] of aliases) await lxcIfThere(server, 'image', 'delete', alias)
}
test.beforeAll(async () => {
  await clean()
  await launch('alpha', running)
  await lxc('alpha', 'snapshot', running, 'before')
  // Or both images would be the same one, which the server refuses to make twice.
  await lxc('alpha', 'exec', running, '--', 'sh', '-c', 'echo later > /later')
  await lxc('alpha', 'launch', 'busybox', shortLived, '--ephemeral')
  await lxc('alpha', 'exec', shortLived, '--', 'sh', '-c', 'echo short > /short')
  await lxc('alpha', 'snapshot', shortLived, 'before')
})
test.afterAll(clean)

/** Whether a server keeps an image packed with xz. */
async function isPackedWithXz(server: string, image: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'gantry-publish-'))
  try {
    await lxc(server, 'image', 'export', image, folder)
    const [file] = await readdir(folder)
    return await isXz(join(folder, file ?? ''))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Whether it runs, and as which process: another one once it was stopped in between. */
async function process(name: string): Promise<{ status: string; pid: number }> {
  const { status, pid } = JSON.parse(await lxc('alpha', 'query', `/1.0/instances/${name}/state`))
  return { status, pid }
}

async function openDialog(page: Page, name: string) {
  await openInstance(page, name)
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Publish as image', exact: true }).click()
  return page.getByRole('dialog', { name: `Publish ${name} as an image` })
}

for (const [server, target] of [['alpha'], ['gamma', 'm2'], ['delta']] as const) {
  test(`a stopped instance of ${server} becomes an image with all that was chosen`, async ({
    signedIn: page,
  }) => {
    const name = `e2e-publish-${server}`
    await lxc(server, 'init', 'busybox', name, ...(target ? ['--target', target] : []))
    await lxc(server, 'config', 'set', name, 'user.published-by', server)
    const dialog = await openDialog(page, name)
    await dialog.getByLabel('Aliases').fill(`${name}, ${name}/1.2`)
    await dialog.getByLabel('Properties').fill('os=E2E\nserial = one two')
    await dialog.getByLabel('Compression').selectOption('xz')
    await dialog.getByLabel('Expires').fill('2032-03-04T12:00')
    await dialog.getByLabel('Public').check()
    const client = server === 'delta' ? 'incus' : 'lxc'
    await expect(
      dialog.getByText(`${client} publish ${server}:${name} ${server}: --alias ${name} --alias ${name}/1.2`),
    ).toBeVisible()
    await expectAccessible(page, 'the dialog that publishes')
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    const done = page.getByRole('region', { name: `Image of ${name} made` })
    await expect(done).toBeVisible({ timeout: 60_000 })

    const shown = await lxc(server, 'image', 'info', name)
    const fingerprint = /Fingerprint: (\w+)/.exec(shown)?.[1] ?? ''
    await expect(done.getByText(fingerprint.slice(0, 12))).toBeVisible()
    expect(shown).toMatch(/Public: yes/)
    expect(shown).toMatch(/os: E2E/)
    expect(shown).toMatch(/serial: one two/)
    expect(shown).toMatch(new RegExp(`- ${name}/1\\.2`))
    expect(shown).toMatch(/Expires: 2032\/03\/04/)
    expect(await isPackedWithXz(server, name)).toBe(true)
    await done.getByRole('link', { name: 'Create an instance from it' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Create instance' })).toBeVisible()
    await expect(page.getByText(`${server}:${fingerprint.slice(0, 12)}`)).toBeVisible()
  })
}

test('one that runs is stopped for it only when told to, and runs again', async ({ signedIn: page }) => {
  const dialog = await openDialog(page, running)
  await dialog.getByLabel('Aliases').fill('e2e-publish-forced')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText('It runs: stop it for this, or take a snapshot')).toBeVisible()
  const before = await process(running)
  await dialog.getByLabel('Stop it for this, and start it again').check()
  await expect(dialog.getByText(/--alias e2e-publish-forced --force/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Stop and publish' }).click()
  await expect(page.getByRole('region', { name: `Image of ${running} made` })).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeEnabled()
  expect(await lxc('alpha', 'image', 'info', 'e2e-publish-forced')).toContain('Fingerprint')
  const after = await process(running)
  expect(after.status).toBe('Running')
  expect(after.pid).not.toBe(before.pid)
})

test('a snapshot of one that runs is published without touching it', async ({ signedIn: page }) => {
  const before = await process(running)
  const dialog = await openDialog(page, running)
  await dialog.getByLabel('Of', { exact: true }).selectOption('before')
  await dialog.getByLabel('Aliases').fill('e2e-publish-snapshot')
  await expect(dialog.getByText(`lxc publish alpha:${running}/before alpha:`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('region', { name: `Image of ${running} made` })).toBeVisible({
    timeout: 60_000,
  })
  expect(await lxc('alpha', 'image', 'info', 'e2e-publish-snapshot')).toContain('Fingerprint')
  expect(await process(running)).toEqual(before)
})

test('an ephemeral one is never stopped for it', async ({ signedIn: page }) => {
  const before = await process(shortLived)
  expect(before.status).toBe('Running')
  const dialog = await openDialog(page, shortLived)
  await expect(dialog.getByLabel('Stop it for this, and start it again')).toBeDisabled()
  await expect(dialog.getByText(/It is ephemeral, so stopping would delete it/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  // Had that begun, the dialog would be gone.
  await dialog.getByLabel('Aliases').fill('e2e-publish-short-lived')
  await dialog.getByLabel('Of', { exact: true }).selectOption('before')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  const region = page.getByRole('region', { name: `Image of ${shortLived} made` })
  await expect(region).toHaveCount(1, { timeout: 60_000 })
  expect(await lxc('alpha', 'image', 'info', 'e2e-publish-short-lived')).toContain('Fingerprint')
  expect(await process(shortLived)).toEqual(before)
})

test('who may only operate cannot publish', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'operator', server: 'alpha', name: 'Olga' }, async () => {
    await openInstance(page, running)
    await page.getByRole('button', { name: `Actions for ${running}`, exact: true }).click()
    const entry = page.getByRole('menuitem', { name: 'Publish as image', exact: true })
    await expect(entry).toHaveAttribute('aria-disabled', 'true')
    await entry.hover()
    await expect(page.getByRole('tooltip')).toContainText('images.manage')
  })
})
