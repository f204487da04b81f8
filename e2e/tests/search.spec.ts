import { InstancesPage } from '../harness/instances-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc, lxcIfThere } from '../lab/lab.ts'

test.beforeAll(async () => {
  await deleteAll('e2e-search')
  await lxcIfThere('beta', 'project', 'delete', 'e2e-shop')
  await launch('alpha', 'e2e-search-web', { config: { 'user.team': 'web' } })
  await launch('delta', 'e2e-search-db')
  await lxc('beta', 'init', 'busybox', 'e2e-search-idle')
  await lxc(
    'beta',
    'project',
    'create',
    'e2e-shop',
    '--config',
    'features.images=false',
    '--config',
    'features.profiles=false',
  )
  await lxc('beta', 'init', 'busybox', 'e2e-search-shop', '--project', 'e2e-shop')
})
test.afterAll(async () => {
  await deleteAll('e2e-search')
  await lxc('beta', 'project', 'delete', 'e2e-shop')
})

const cases = [
  ['e2e-search', ['db', 'idle', 'shop', 'web']],
  ['e2e-search status:running', ['db', 'web']],
  ['e2e-search -status:running', ['idle', 'shop']],
  ['e2e-search -project:default', ['shop']],
  ['e2e-search server:alpha,delta', ['db', 'web']],
  ['e2e-search user.team=web', ['web']],
  ['name:e2e-search-*d*', ['db', 'idle']],
  ['e2e-search STATUS:Stopped project:e2e-shop', ['shop']],
  ['"e2e-search-web"', ['web']],
] as const

test('the search understands fields, negation, globs and several terms', async ({ signedIn: page }) => {
  const instances = new InstancesPage(page)
  await instances.open()
  for (const [text, expected] of cases) {
    await instances.find(text)
    await expect.poll(() => instances.names(), text).toEqual(expected.map((name) => `e2e-search-${name}`))
  }
})

test('an unknown field is named, and hides nothing', async ({ signedIn: page }) => {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-search colour:red')
  await expect(page.getByText('“colour” is not a field')).toBeVisible()
  await expect(instances.row('e2e-search-web')).toBeVisible()
})

test('an address is found once the row was looked at', async ({ signedIn: page }) => {
  const address = (await lxc('alpha', 'list', 'e2e-search-web', '--format', 'csv', '--columns', '4')).split(
    ' ',
  )[0]
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-search-web')
  await expect(instances.row('e2e-search-web')).toContainText(address ?? 'none')
  await instances.find(`address:${address}`)
  await expect.poll(() => instances.names()).toEqual(['e2e-search-web'])
})

test('the URL restores search, sort and columns, and Back goes on working', async ({ signedIn: page }) => {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-search')
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect
    .poll(() => instances.names())
    .toEqual(['web', 'shop', 'idle', 'db'].map((name) => `e2e-search-${name}`))
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Profiles' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Profiles' })).toBeVisible()
  const link = page.url()

  await page
    .getByRole('navigation', { name: 'Navigation' })
    .getByRole('link', { name: /Servers/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /Servers/ })).toBeVisible()
  await page.goto(link)
  await expect(instances.search).toHaveValue('e2e-search')
  await expect(page.getByRole('columnheader', { name: 'Profiles' })).toBeVisible()
  await expect
    .poll(() => instances.names())
    .toEqual(['web', 'shop', 'idle', 'db'].map((name) => `e2e-search-${name}`))
})

test('a view is saved under a name, opened again, and deleted', async ({ signedIn: page }) => {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-search -status:running')
  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this view' })
  await dialog.getByLabel('Name').fill('Idle ones')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await instances.find('')
  await page.reload()
  await page.getByRole('button', { name: /^Idle ones/ }).click()
  await expect.poll(() => instances.names()).toEqual(['e2e-search-idle', 'e2e-search-shop'])
  await page.getByRole('button', { name: 'View Idle ones' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('button', { name: /^Idle ones/ })).toHaveCount(0)
})

test('the scope of the header narrows every page', async ({ signedIn: page }) => {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-search')
  await page.getByRole('combobox', { name: /^Server scope/ }).click()
  await page.getByRole('option', { name: 'delta' }).click()
  await expect.poll(() => instances.names()).toEqual(['e2e-search-db'])
})
