import { graphicsNoise, openShell } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch, places } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

test.use({ expectedMessages: [graphicsNoise] })

test.beforeAll(() => deleteAll('e2e-term'))
test.afterAll(() => deleteAll('e2e-term'))

for (const { server, target } of places) {
  const name = `e2e-term-${server}${target ?? ''}`
  test(`a shell in ${name}, that a reload does not end`, async ({ signedIn: page }) => {
    await launch(server, name, target === undefined ? {} : { target })
    const dock = await openShell(page, name)
    await dock.run('x=$((40+2)); echo "it is $x on $(hostname)"')
    await dock.expectText(`it is 42 on ${name}`)
    await page.reload()
    await dock.expectText(`it is 42 on ${name}`)
    await dock.run('echo "still $x"')
    await dock.expectText('still 42')
    await dock.run('exit 3')
    await expect(dock.dock.getByText('Exited with code 3')).toBeVisible()
    await dock.expectText('still 42')
    await page.keyboard.press('Enter')
    await dock.expectText(/[#$]$/)
    await dock.run('echo "x is $x."')
    await dock.expectText('x is .')
    expect(await lxc(server, 'list', name, '--format', 'csv', '--columns', 's')).toBe('RUNNING\n')
  })
}
