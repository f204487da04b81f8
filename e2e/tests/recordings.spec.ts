import { readFile } from 'node:fs/promises'
import type { Recording, RecordingSettings } from '@gantry/protocol/recording'
import { expectAccessible } from '../harness/accessibility.ts'
import { openShell, readScreen, type ScreenShot, terminalNoise } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'

const name = 'e2e-recorded'
const off: RecordingSettings = { roles: [], servers: [], strict: true, retentionDays: 90 }
test.use({ expectedMessages: [terminalNoise] })
test.beforeAll(async () => {
  await deleteAll(name)
  await launch('alpha', name)
})
test.afterAll(async ({ api }) => {
  await api.call('PUT', 'api/recording-settings', off)
  for (const { id } of await api.call<Recording[]>('GET', 'api/recordings'))
    await api.call('DELETE', `api/recordings/${id}`)
  await deleteAll(name)
})

test('a session on a server that is recorded is played back to the same screen', async ({
  signedIn: page,
}) => {
  const navigation = page.getByRole('navigation', { name: 'Navigation' })
  await navigation.getByRole('link', { name: 'Recordings' }).click()
  await expect(page.getByText('Nothing is recorded.')).toBeVisible()
  await page.getByRole('button', { name: 'Settings' }).click()
  const settings = page.getByRole('dialog', { name: 'What is recorded' })
  await expect(settings).toContainText('What is typed is not')
  await expectAccessible(page, 'the settings of recordings')
  await settings.getByLabel('alpha').check()
  await settings.getByLabel('Keep for days').fill('0')
  await settings.getByRole('button', { name: 'Save settings' }).click()
  await expect(settings.getByText('A whole number from 1 to 3,650')).toBeVisible()
  await settings.getByLabel('Keep for days').fill('7')
  await settings.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Recorded are all sessions on alpha; kept for 7 days.')).toBeVisible()

  const dock = await openShell(page, name)
  await expect(dock.dock.getByText('What this session prints is recorded')).toBeVisible()
  await dock.run(
    `printf '\\033[1;31mred\\033[0m \\033[44mblue\\033[0m \\033[38;5;208morange\\033[0m 漢字\\n'`,
  )
  await dock.expectText('漢字')
  // Typed without an echo, it stands nowhere.
  await dock.run('stty -echo; read -r secret; stty echo; echo "$(printf %s "$secret" | wc -c) signs"')
  await dock.run('hunter2hunter2')
  await dock.expectText('14 signs')
  const before = (await dock.screen()).cols
  await page.setViewportSize({ width: 1000, height: 900 })
  await expect.poll(async () => (await dock.screen()).cols).toBeLessThan(before)
  await dock.run('seq 1 60; exit')
  await expect(dock.dock.getByText('Exited with code 0')).toBeVisible()
  // What says that it ended takes a line or two of the window: the last lines are the same, one by one.
  const bottom = ({ cells, rows, cols, cursor: [x, y], buffer }: ScreenShot) => ({
    cols,
    buffer,
    cursor: [x, rows - y],
    cells: cells.slice(-10),
  })
  const last = bottom(await dock.screen())
  expect(JSON.stringify(last)).toContain('"chars":"6"')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dock.dock.getByRole('button', { name: 'Take it out of the dock' }).click()

  await navigation.getByRole('link', { name: 'Recordings' }).click()
  const list = page.getByRole('grid', { name: 'Recordings' })
  await page.getByRole('searchbox', { name: 'Instance, command or person' }).fill('no such thing')
  await expect(page.getByText('No recording matches')).toBeVisible()
  await page.getByRole('searchbox').fill('recorded')
  await expect(list.getByRole('row').filter({ hasText: name })).toContainText('Whole')
  await expectAccessible(page, 'the list of recordings')
  await list.getByRole('link', { name }).click()

  const player = page.getByRole('region', { name: `Player: ${name}` })
  await expect(player).toBeFocused()
  const screen = page.locator('[data-recording]')
  await expectAccessible(page, 'the player')
  await page.keyboard.press('End')
  await expect.poll(async () => bottom(await readScreen(screen))).toEqual(last)
  // Back at the start nothing of it is there; played, it comes back, and idle time is skipped.
  await page.keyboard.press('Home')
  const text = async () =>
    (await readScreen(screen)).cells
      .flat()
      .map(({ chars }) => chars)
      .join('')
  await expect.poll(text).not.toContain('60')
  await player.getByLabel('Speed').selectOption('8×')
  await player.focus()
  await page.keyboard.press(' ')
  await expect(player.getByRole('button', { name: 'From the start' })).toBeVisible()
  await expect.poll(async () => bottom(await readScreen(screen))).toEqual(last)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  const cast = await readFile(await download.path(), 'utf8')
  expect(JSON.parse(cast.split('\n')[0] ?? '')).toMatchObject({ version: 2 })
  expect(cast).toContain('漢字')
  expect(cast).not.toContain('hunter2')

  await page.getByRole('button', { name: 'Delete' }).click()
  await page
    .getByRole('dialog', { name: `Delete the recording of ${name}?` })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
  await expect(page.getByText('No recordings')).toBeVisible()
})
