import type { ServerRow } from '@gantry/protocol/server-row'
import type { Person } from '@gantry/protocol/session'
import { InstancesPage } from '../harness/instances-page.ts'
import { test as own } from '../harness/own-gantry.ts'
import { openInstance, openShell, TerminalDock, terminalNoise } from '../harness/terminal-page.ts'
import { expect, signIn, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'
import { folders } from '../lab/settings.ts'

const name = 'e2e-ends'
const operator = { name: 'Otto Operator', email: 'otto@example.org', password: 'turns many little wheels' }

test.use({ expectedMessages: [terminalNoise] })
own.use({ expectedMessages: [terminalNoise] })
test.beforeEach(async () => {
  await deleteAll(name)
  await launch('alpha', name)
})
test.afterAll(() => deleteAll(name))

test('an instance that stops leaves its screen, says so, and is connected again', async ({
  signedIn: page,
}) => {
  const dock = await openShell(page, name)
  await dock.run('echo what was here')
  await dock.expectText(/\nwhat was here/)
  await lxc('alpha', 'stop', '--force', name)
  await expect(dock.dock.getByText(/^The instance stopped/)).toBeVisible()
  await dock.expectText('what was here')
  await lxc('alpha', 'start', name)
  await expect(page.getByText('Running').first()).toBeVisible()
  await dock.dock.getByRole('button', { name: 'Reconnect' }).click()
  await dock.expectText(/[#$]$/)
  await dock.run('echo and here again')
  await dock.expectText(/\nand here again/)
})

test('the text console shows what was printed before, and goes on', async ({ signedIn: page }) => {
  await lxc('alpha', 'exec', name, '--', 'sh', '-c', 'echo printed before > /dev/console')
  await openInstance(page, name)
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Console', exact: true }).click()
  const dock = new TerminalDock(page)
  await dock.expectText('printed before')
  await page.keyboard.press('Enter')
  await dock.expectText(/[#$]$/)
  await dock.run('echo "on $(tty)"')
  await dock.expectText('on /dev/console')
})

const asOperator = async (api: {
  call<T>(method: string, path: string, body?: unknown): Promise<T>
}): Promise<Person> => {
  const people = await api.call<Person[]>('GET', 'api/people')
  const known = people.find(({ email }) => email === operator.email)
  const bindings = [{ role: 'operator', scope: await alphaOf(api) }]
  if (known) return api.call<Person>('PATCH', `api/people/${known.id}`, { bindings, disabled: false })
  return api.call<Person>('POST', 'api/people', { ...operator, bindings })
}
const alphaOf = async (api: {
  call<T>(method: string, path: string, body?: unknown): Promise<T>
}): Promise<{ server: string }> => {
  const alpha = (await api.call<ServerRow[]>('GET', 'api/servers')).find((server) => server.name === 'alpha')
  if (!alpha) throw new Error('alpha is not in Gantry')
  return { server: alpha.id }
}

test('a role that is taken away closes the terminal within a second', async ({ page, fleet, api }) => {
  const person = await asOperator(api)
  await signIn(page, fleet, operator)
  const dock = await openShell(page, name)
  await dock.run('sleep 4242')
  const sleeping = async () => (await lxc('alpha', 'exec', name, '--', 'ps')).includes('sleep 4242')
  await expect.poll(sleeping).toBe(true)
  await api.call('PATCH', `api/people/${person.id}`, {
    bindings: [{ role: 'viewer', scope: await alphaOf(api) }],
  })
  await expect(
    dock.dock.getByText(/Not connected to Gantry|Your permission on this instance was taken back/),
  ).toBeVisible({ timeout: 1_000 })
  await expect(dock.dock.getByText('Your permission on this instance was taken back')).toBeVisible()
  await dock.expectText('sleep 4242')
  await expect.poll(sleeping).toBe(false)
})

test('two people in one session: who is there, who writes, and the smallest window wins', async ({
  signedIn: page,
  fleet,
  api,
  browser,
}) => {
  await asOperator(api)
  const dock = await openShell(page, name)
  await dock.dock.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'May read and write' }).click()
  const mine = await dock.screen()

  await using context = await browser.newContext({ viewport: { width: 900, height: 700 } })
  const other = await context.newPage()
  await signIn(other, fleet, operator)
  await other.getByRole('link', { name: 'Terminals' }).first().click()
  await other
    .getByRole('row')
    .filter({ hasText: 'Running' })
    .getByRole('button', { name: /^Attach: sh on e2e-ends/ })
    .click()
  const theirs = new TerminalDock(other)
  await theirs.expectText(/[#$]$/)
  await expect(theirs.dock.getByText('You are reading along')).toBeVisible()
  await expect(dock.dock.getByText(/Here: .*Otto Operator/)).toBeVisible()
  await expect.poll(async () => (await dock.screen()).cols).toBeLessThan(mine.cols)
  await theirs.type('not yet')
  await expect(theirs.dock.getByText(/What you typed was not passed on/)).toBeVisible()
  await theirs.dock.getByRole('button', { name: 'Write too' }).click()
  await theirs.run('echo "hello from $((1+1))"')
  await dock.expectText('hello from 2')
  expect(await dock.text()).not.toContain('not yet')

  await dock.dock.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'May not attach' }).click()
  await expect(theirs.dock.getByText('This session is not shared any more.')).toBeVisible()
  await expect.poll(async () => (await dock.screen()).cols).toBe(mine.cols)
})

test('tabs across servers, split in two, in the URL, with typing that goes to both', async ({
  signedIn: page,
}) => {
  const second = `${name}-second`
  await launch('beta', second)
  const dock = await openShell(page, name)
  await openInstance(page, second)
  await page.getByRole('button', { name: 'Terminal', exact: true }).click()
  await expect(dock.dock.getByRole('tab')).toHaveCount(2)
  await expect(dock.dock.getByRole('tab', { selected: true })).toContainText(second)
  await dock.dock.getByRole('button', { name: 'Split in two' }).click()
  await expect(dock.dock.getByRole('tablist')).toHaveCount(2)
  await dock.expectText(/[#$]$/, 0)
  await dock.expectText(/[#$]$/, 1)
  for (const side of [0, 1]) {
    await dock.dock
      .getByRole('button', { name: /^More for/ })
      .nth(side)
      .click()
    await page.getByRole('menuitemcheckbox', { name: 'Broadcast typing to this one' }).click()
  }
  await expect(dock.dock.getByText('Typing goes to 2 terminals')).toHaveCount(2)
  await dock.run('echo "this is $(hostname)"', 1)
  await dock.expectText(`this is ${name}\n`, 0)
  await dock.expectText(`this is ${second}\n`, 1)
  await page.reload()
  await expect(dock.dock.getByRole('tablist')).toHaveCount(2)
  await dock.expectText(`this is ${name}\n`, 0)
  await dock.expectText(`this is ${second}\n`, 1)
  await new InstancesPage(page).open()
  await dock.expectText(`this is ${second}\n`, 1)
})

test('several lines are pasted only after a yes, and an address is opened only after one', async ({
  signedIn: page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const dock = await openShell(page, name)
  const paste = async (text: string) => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
    await dock.host().click()
    await page.keyboard.press('Control+Shift+V')
  }
  await paste('echo one; ')
  await dock.expectText(/echo one;$/)
  await page.keyboard.press('Enter')
  await paste('echo two\necho three\n')
  const question = page.getByRole('dialog', { name: 'Paste 2 lines?' })
  await expect(question).toContainText('echo three')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  expect(await dock.text()).not.toContain('two')
  await paste('echo two\necho three\n')
  await question.getByRole('button', { name: 'Paste' }).click()
  await dock.expectText(/\ntwo\n(.*\n)*three\n/)

  await dock.run('clear; echo http://127.0.0.1:9/printed')
  await dock.expectText(/\nhttp:..127|^http:..127/)
  await dock.clickText('http://127.0.0.1:9/printed')
  const asked = page.getByRole('dialog', { name: 'Open this address?' })
  await expect(asked).toContainText('http://127.0.0.1:9/printed')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await expect(asked).toBeHidden()
})

own('Gantry that is told to stop says so, and is gone in 10 s', async ({ page, own: gantry, ownApi }) => {
  await ownApi.call('POST', 'api/servers/import', { folder: folders.lxc })
  await signIn(page, gantry)
  const dock = await openShell(page, name)
  await dock.run('sleep 4343')
  const since = performance.now()
  const stopped = gantry.stop()
  await expect(dock.dock.getByText('Gantry is being shut down, and this session with it.')).toBeVisible()
  await stopped
  expect(performance.now() - since).toBeLessThan(10_000)
  await dock.expectText('sleep 4343')
  await expect
    .poll(async () => (await lxc('alpha', 'exec', name, '--', 'ps')).includes('sleep 4343'))
    .toBe(false)
  // What the test's own Gantry made servers trust is taken back through it.
  await gantry.restart()
})
