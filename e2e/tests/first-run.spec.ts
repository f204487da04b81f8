import type { Page } from '@playwright/test'
import { Api } from '../harness/api.ts'
import { administrator, Gantry } from '../harness/gantry.ts'
import { test as base, expect, networkNoise, signIn } from '../harness/test.ts'

/** A Gantry that nobody has set up yet. */
const test = base.extend<{ gantry: Gantry }>({
  gantry: async ({ browserName: _ }, use) => {
    await using gantry = await Gantry.start()
    await use(gantry)
  },
})

// Chromium reports every refused sign-in and setup by itself.
test.use({ expectedMessages: [networkNoise] })

async function fillSetup(page: Page, password: string): Promise<void> {
  await page.getByLabel('Your name').fill(administrator.name)
  await page.getByLabel('E-mail address').fill(administrator.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create administrator' }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to Gantry' })).toBeVisible()
}

test('the setup link makes the first administrator, who sees the overview', async ({ page, gantry }) => {
  await page.goto(gantry.url)
  await expect(page.getByRole('heading', { name: 'Open the setup link' })).toBeVisible()

  await page.goto(gantry.setupLink ?? '')
  await expect(page.getByRole('heading', { name: 'Set up Gantry' })).toBeVisible()
  expect(page.url(), 'the token has left the address bar').toBe(new URL('setup', gantry.url).href)

  await fillSetup(page, 'short')
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/At least 8 characters/)
  await fillSetup(page, administrator.password)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Add your first server' })).toBeVisible()

  await page.goBack()
  expect(page.url(), 'nor does the history hold the token').not.toContain('token')
})

test('the setup link is good once', async ({ page, gantry }) => {
  const link = gantry.setupLink ?? ''
  await Api.setUp(gantry)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Sign in to Gantry' })).toBeVisible()

  const token = new URL(link).hash.replace('#token=', '')
  const again = await page.request.post(new URL('api/setup', gantry.url).href, {
    headers: { origin: new URL(gantry.url).origin },
    data: { ...administrator, token, email: 'eve@example.org' },
  })
  expect(again.status()).toBeGreaterThanOrEqual(400)
  await expect(Api.signIn(gantry, { ...administrator, email: 'eve@example.org' })).rejects.toThrow('401')

  await gantry.restart()
  expect(gantry.setupLink, 'no link is printed any more').toBeUndefined()
})

test('a wrong setup token makes nobody', async ({ page, gantry }) => {
  await page.goto(`${gantry.url}setup#token=not-the-token`)
  await fillSetup(page, administrator.password)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(Api.signIn(gantry, administrator)).rejects.toThrow('401')
})

test('before login there is nothing but the login', async ({ page, gantry }) => {
  await Api.setUp(gantry)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  for (const path of ['', 'instances', 'servers', 'operations', 'people', 'audit', 'account']) {
    await page.goto(gantry.url + path)
    await expect(page.getByRole('heading', { name: 'Sign in to Gantry' })).toBeVisible()
    await expect(page.getByRole('navigation')).toHaveCount(0)
  }
  expect(new Set(asked)).toEqual(new Set(['/api/session']))

  const paths = ['servers', 'fleet/instances', 'operations', 'people', 'audit', 'identity', 'image-remotes']
  for (const path of [...paths, 'session/list', 'servers/discovered', 'servers/abcdef/lxd/1.0/instances']) {
    const answer = await page.request.get(`${gantry.url}api/${path}`)
    expect(answer.status(), path).toBe(401)
  }
  const socket = page.evaluate(
    () =>
      new Promise((resolve) => {
        const tried = new WebSocket('/api/live')
        tried.onopen = () => resolve('opened')
        tried.onclose = () => resolve('refused')
      }),
  )
  expect(await socket).toBe('refused')
})

test('signing in: a wrong password, the right one, back to where one was, and out', async ({
  page,
  gantry,
}) => {
  await Api.setUp(gantry)
  await page.goto(`${gantry.url}instances?q=web`)
  await page.getByLabel('E-mail address').fill(administrator.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  const wrong = page.getByRole('alert')
  await expect(wrong).toBeVisible()
  const said = await wrong.textContent()

  await page.getByLabel('E-mail address').fill('nobody@example.org')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-busy')
  await expect(wrong, 'an unknown address is answered the same').toHaveText(said ?? '')

  await page.getByLabel('E-mail address').fill(administrator.email)
  await page.getByLabel('Password').fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Instances' })).toBeVisible()
  expect(page.url()).toBe(`${gantry.url}instances?q=web`)

  const before = await page.context().cookies()
  await signOut(page)
  await page.context().addCookies(before)
  const answer = await page.request.get(`${gantry.url}api/servers`)
  expect(answer.status(), 'the cookie of a session that was signed out').toBe(401)
})

test('sessions are listed, and ending one shuts its page', async ({ page, gantry, browser }) => {
  await Api.setUp(gantry)
  await signIn(page, gantry)
  await using elsewhere = await browser.newContext({ userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' })
  const other = await elsewhere.newPage()
  await signIn(other, gantry)

  await page.goto(`${gantry.url}account`)
  const sessions = page.getByRole('table', { name: 'Your sessions' })
  await expect(sessions.getByRole('row').filter({ hasText: 'this one' })).toContainText('Chrome on Linux')
  await expect(
    sessions.getByRole('row').filter({ hasText: 'this one' }).getByRole('button', { name: 'End' }),
  ).toHaveAttribute('aria-disabled', 'true')

  const its = sessions.getByRole('row').filter({ hasText: 'Firefox on Linux' })
  await its.getByRole('button', { name: 'End' }).click()
  await expect(other.getByRole('heading', { name: 'Sign in to Gantry' })).toBeVisible()
  await expect(its).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible()
})
