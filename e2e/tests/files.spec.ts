import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { FilesPage } from '../harness/files-page.ts'
import { administrator } from '../harness/gantry.ts'
import { slowLine } from '../harness/slow-line.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, signIn, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const prefix = 'e2e-files'
const servers = ['alpha', 'gamma', 'delta'] as const
const nameOn = (server: string) => `${prefix}-${server}`

// A file that changed meanwhile is an answer 412, which the browser notes.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll(prefix)
  // Of the cluster on the member that is asked last, so that the connection is passed on between members.
  for (const server of servers) {
    await launch(server, nameOn(server), server === 'gamma' ? { target: 'm3' } : {})
  }
})
test.afterAll(() => deleteAll(prefix))

const sh = (server: string, script: string) => lxc(server, 'exec', nameOn(server), '--', 'sh', '-c', script)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hashOf = async (server: string, path: string) => (await sh(server, `sha256sum ${path}`)).split(' ')[0]

for (const server of servers) {
  test(`${server}: files are browsed by keyboard, and what is shown is what is there`, async ({
    signedIn: page,
  }) => {
    await sh(
      server,
      'rm -rf /root/b; mkdir -p /root/b/deep; cd /root/b; printf 12345 > five; chmod 4750 five; chown 12:34 five; ln -s five link; ln -s nowhere broken',
    )
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 'b')
    await expect(page).toHaveURL(/path=%2Froot%2Fb/)
    const five = files.row('five')
    await expect(five).toContainText('5 B')
    await expect(five).toContainText('12:34')
    await expect(five).toContainText((await sh(server, 'stat -c %A /root/b/five')).trim())
    await expect(files.row('link')).toContainText('link → five')
    await expect(files.row('broken')).toContainText('leads nowhere')
    await expectAccessible(page, 'the Files tab')
    await files.enter('deep')
    await expect(page.getByRole('heading', { name: 'This directory is empty' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Path' }).getByRole('button', { name: 'b' }).click()
    await expect(five).toBeVisible()
    await five.focus()
    await page.keyboard.press('Backspace')
    await expect(files.row('b')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(five).toBeVisible()
    await page.goBack()
    await expect(files.row('b')).toBeVisible()
  })

  test(`${server}: files are uploaded, also by dropping, and downloaded byte for byte`, async ({
    signedIn: page,
  }) => {
    const bytes = randomBytes(3_000_001)
    await sh(server, 'rm -rf /root/u; mkdir /root/u; printf old > /root/u/taken')
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 'u')
    await expect(files.row('taken')).toBeVisible()
    await files.upload({ name: 'large.bin', buffer: bytes }, { name: 'taken', buffer: Buffer.from('new') })
    await expect(files.uploadOf('large.bin')).toContainText('Uploaded')
    await expect(files.row('large.bin')).toContainText('2.9 MiB')
    expect(await hashOf(server, '/root/u/large.bin')).toBe(sha256(bytes))
    await expect(files.uploadOf('taken')).toContainText('Exists already')
    expect(await sh(server, 'cat /root/u/taken')).toBe('old')
    await page.getByRole('button', { name: 'Replace taken' }).click()
    await expect(files.uploadOf('taken')).toContainText('Uploaded')
    expect(await sh(server, 'cat /root/u/taken')).toBe('new')
    await files.drop('/root/u', 'dropped.txt', 'fell from above')
    await expect(files.row('dropped.txt')).toBeVisible()
    expect(await sh(server, 'cat /root/u/dropped.txt; stat -c " %a %u:%g" /root/u/dropped.txt')).toBe(
      'fell from above 644 0:0\n',
    )
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      files.row('large.bin').getByRole('button', { name: 'Download large.bin' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('large.bin')
    expect(sha256(await readFile(await download.path()))).toBe(sha256(bytes))
  })

  test(`${server}: a text is edited in place, and a change by somebody else is seen before it is lost`, async ({
    signedIn: page,
  }) => {
    await sh(
      server,
      "rm -rf /root/e; mkdir /root/e; printf 'one\\r\\ntwo\\r\\n' > /root/e/conf; chmod 640 /root/e/conf",
    )
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 'e')
    await files.enter('conf')
    const editor = files.editor('/root/e/conf')
    await expect(editor).toContainText('one')
    await expect(page.getByText('Lines end with CR LF')).toBeVisible()
    await expectAccessible(page, 'the editor')
    await editor.press('Control+End')
    await editor.pressSequentially('three')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('/root/e/conf saved')).toBeVisible()
    expect(await sh(server, 'cat /root/e/conf; stat -c " %a" /root/e/conf')).toBe('one\r\ntwo\r\nthree 640\n')

    await sh(server, 'printf theirs > /root/e/conf')
    await editor.pressSequentially(' mine')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('The file has changed since you opened it')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'At the server now' })).toContainText('theirs')
    await expect(page.getByRole('textbox', { name: 'Yours' })).toContainText('three mine')
    expect(await sh(server, 'cat /root/e/conf')).toBe('theirs')
    await expectAccessible(page, 'the conflict')
    await page.getByRole('button', { name: 'Overwrite with yours' }).click()
    await expect.poll(() => sh(server, 'cat /root/e/conf')).toBe('one\r\ntwo\r\nthree mine')

    await editor.pressSequentially(', unsaved')
    await page.getByRole('button', { name: 'Close' }).last().click()
    const question = files.dialog('Discard what you have changed?')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(editor).toContainText('unsaved')
    await page.goBack()
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(editor).toBeHidden()
    expect(await sh(server, 'cat /root/e/conf')).toBe('one\r\ntwo\r\nthree mine')
  })

  test(`${server}: files, directories and links are made, renamed, changed and deleted`, async ({
    signedIn: page,
  }) => {
    await sh(server, 'rm -rf /root/c; mkdir /root/c; printf x > /root/c/first')
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 'c')
    const directory = await files.new('New directory')
    await directory.getByLabel('Name').fill('first')
    await directory.getByRole('button', { name: 'Create' }).click()
    await expect(directory).toContainText('There is something of this name already')
    await directory.getByLabel('Name').fill('a folder')
    await expect(directory).toContainText(
      server === 'delta' ? '--type=directory' : "mkdir -- '/root/c/a folder'",
    )
    await directory.getByRole('button', { name: 'Create' }).click()
    await expect(files.row('a folder')).toBeVisible()

    const link = await files.new('New link')
    await link.getByLabel('Name').fill('way')
    await link.getByLabel('Leads to').fill('../c/first')
    await link.getByRole('button', { name: 'Create' }).click()
    await expect(files.row('way')).toContainText('way → ../c/first')
    expect(await sh(server, 'readlink /root/c/way; ls -d "/root/c/a folder"')).toBe(
      '../c/first\n/root/c/a folder\n',
    )

    await files.choose('first', 'Rename')
    const rename = files.dialog('Rename first')
    await rename.getByLabel('New name').fill('second')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await expect(files.row('second')).toBeVisible()
    await expect(files.row('way')).toContainText('leads nowhere')

    await files.choose('second', 'Mode and owner')
    const attributes = files.dialog('Mode and owner of second')
    await attributes.getByRole('checkbox', { name: 'Group may write' }).check()
    await attributes.getByRole('checkbox', { name: 'Others may read' }).uncheck()
    await expect(attributes.getByLabel('Mode')).toHaveValue('660')
    await attributes.getByLabel('Owner (UID)').fill('1000')
    await expect(attributes).toContainText(/chown 1000:0 -- \/root\/c\/second\n.* chmod 660/)
    await attributes.getByRole('button', { name: 'Change' }).click()
    await expect(files.row('second')).toContainText('-rw-rw----')
    expect(await sh(server, 'stat -c "%a %u:%g" /root/c/second')).toBe('660 1000:0\n')

    const file = await files.new('New file')
    await file.getByLabel('Name').fill('note')
    await file.getByRole('button', { name: 'Create' }).click()
    await files.editor('/root/c/note').pressSequentially('hello')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('/root/c/note saved')).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await sh(server, 'cat /root/c/note')).toBe('hello')

    await sh(server, 'mkdir "/root/c/a folder/below"; printf 1 > "/root/c/a folder/below/f"')
    await files.row('a folder').getByRole('checkbox').check()
    await files.row('way').getByRole('checkbox').check()
    await page
      .getByRole('toolbar', { name: 'Selected files' })
      .getByRole('button', { name: 'Delete' })
      .click()
    const remove = files.dialog('Delete 2 entries?')
    await expect(remove).toContainText('Directories go with all that is in them')
    await remove.getByRole('button', { name: 'Delete 2 entries' }).click()
    // Behind a dialog nothing has a role: what is hidden then says nothing.
    await expect(page.getByText('2 entries deleted')).toBeVisible()
    await expect(files.row('a folder')).toBeHidden()
    expect(await sh(server, 'ls /root/c')).toBe('note\nsecond\n')
  })

  test(`${server}: names of any bytes are shown, and work`, async ({ signedIn: page }) => {
    await sh(
      server,
      `rm -rf /root/n; mkdir /root/n; cd /root/n; printf latin > "$(printf 'caf\\351')"; printf lines > "$(printf 'two\\nlines')"; printf quotes > "it's \\"quoted\\" \\$HOME"`,
    )
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 'n')
    const quoted = `it's "quoted" $HOME`
    for (const name of ['caf\\xe9', 'two\\x0alines', quoted]) await expect(files.row(name)).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      files.row('caf\\xe9').getByRole('button', { name: 'Download caf\\xe9' }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toBe('latin')
    await files.enter('two\\x0alines')
    await files.editor('/root/n/two\\x0alines').pressSequentially('more ')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('saved', { exact: false })).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await sh(server, `cat "$(printf '/root/n/two\\nlines')"`)).toBe('more lines')
    await files.choose('caf\\xe9', 'Rename')
    const rename = files.dialog('Rename caf\\xe9')
    await rename.getByLabel('New name').fill('\\xff\\xfe é')
    await expect(rename).toContainText("mv -- $'/root/n/caf\\xe9' $'/root/n/\\xff\\xfe é'")
    await rename.getByRole('button', { name: 'Rename' }).click()
    await expect(files.row('\\xff\\xfe é')).toBeVisible()
    expect(await sh(server, `cat "$(printf '/root/n/\\377\\376 é')"`)).toBe('latin')
    await files.choose(quoted, 'Delete')
    await files.dialog(`Delete ${quoted}?`).getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText(`${quoted} deleted`)).toBeVisible()
    await expect(files.row(quoted)).toBeHidden()
    expect(await sh(server, 'ls /root/n | grep -c quoted || true')).toBe('0\n')
  })

  test(`${server}: an upload that is cut off leaves the file that was there`, async ({ signedIn: page }) => {
    await sh(server, 'rm -rf /root/x; mkdir /root/x; printf whole > /root/x/big')
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 'x')
    await expect(files.row('big')).toBeVisible()
    await slowLine(page, 200_000)
    await files.upload({ name: 'big', buffer: randomBytes(4_000_000) })
    await page.getByRole('button', { name: 'Replace big' }).click()
    await expect.poll(() => sh(server, 'ls -a /root/x')).toContain('.gantry-')
    await expect(page.getByRole('progressbar', { name: 'Upload of big' })).toBeVisible()
    await page.getByRole('button', { name: 'Cancel big' }).click()
    await expect(files.uploadOf('big')).toContainText('Cancelled')
    await expect.poll(() => sh(server, 'ls -a /root/x')).not.toContain('.gantry-')
    expect(await sh(server, 'cat /root/x/big')).toBe('whole')
  })

  test(`${server}: a directory is downloaded as an archive`, async ({ signedIn: page }) => {
    await sh(
      server,
      'rm -rf /root/t; mkdir -p /root/t/tree/sub; printf deep > /root/t/tree/sub/file; ln -s sub /root/t/tree/link',
    )
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 't')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      files.row('tree').getByRole('button', { name: 'Download tree' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('tree.tar')
    const archive = await readFile(await download.path())
    await files.upload({ name: 'back.tar', buffer: archive })
    await expect(files.uploadOf('back.tar')).toContainText('Uploaded')
    expect(
      await sh(
        server,
        'mkdir /root/t/o; cd /root/t/o; tar -xf ../back.tar; cat tree/sub/file; readlink tree/link',
      ),
    ).toBe('deepsub\n')
  })

  test(`${server}: the files of a stopped instance are all there`, async ({ signedIn: page }) => {
    await sh(server, 'rm -rf /root/s; mkdir /root/s; printf before > /root/s/f; sync')
    await lxc(server, 'stop', '--force', nameOn(server))
    const files = new FilesPage(page)
    await files.open(nameOn(server), 'root', 's')
    await files.enter('f')
    await files.editor('/root/s/f').fill('while it slept')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('/root/s/f saved')).toBeVisible()
    await page.keyboard.press('Escape')
    await files.upload({ name: 'asleep', buffer: Buffer.from('uploaded') })
    await expect(files.row('asleep')).toBeVisible()
    await files.choose('asleep', 'Rename')
    await files.dialog('Rename asleep').getByLabel('New name').fill('awake')
    await files.dialog('Rename asleep').getByRole('button', { name: 'Rename' }).click()
    await expect(files.row('awake')).toBeVisible()
    await lxc(server, 'start', nameOn(server))
    const pulled = (file: string) => lxc(server, 'file', 'pull', `${nameOn(server)}/root/s/${file}`, '-')
    expect([await pulled('f'), await pulled('awake')]).toEqual(['while it slept', 'uploaded'])
  })
}

test('what is asked in a directory is never done in another, and the way up leads to where one was', async ({
  signedIn: page,
}) => {
  await sh(
    'alpha',
    'rm -rf /root/w; mkdir -p /root/w/in; cd /root/w; for i in $(seq 300); do mkdir d$i; done; touch f in/f',
  )
  const files = new FilesPage(page)
  await files.open(nameOn('alpha'), 'root', 'w')
  await expect(files.row('d1')).toBeVisible()
  await files.row('d1').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  await expect(files.row('f')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(files.row('in')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(files.row('f')).toBeFocused()

  await files.row('f').getByRole('button', { name: 'Actions for f' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Backspace')
  await page.getByRole('menuitem', { name: 'Mode and owner' }).click()
  const attributes = files.dialog('Mode and owner of f')
  await attributes.getByRole('checkbox', { name: 'Group may write' }).press('Backspace')
  await expect(attributes).toContainText('exec')
  await page.keyboard.press('Escape')
  await expect(files.directory('/root/w/in')).toBeVisible()

  await files.choose('f', 'Delete')
  await expect(files.dialog('Delete f?')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(files.directory('/root/w')).toBeVisible()
  await page.goForward()
  await expect(files.row('f')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await files.row('f').focus()
  await page.keyboard.press('Backspace')
  await expect(files.row('in')).toBeFocused()
  expect(await sh('alpha', 'ls /root/w/f /root/w/in/f')).toBe('/root/w/f\n/root/w/in/f\n')
})

test('uploads end with the session', async ({ page, fleet }) => {
  await signIn(page, fleet)
  await sh('alpha', 'rm -rf /root/z; mkdir /root/z')
  const files = new FilesPage(page)
  await files.open(nameOn('alpha'), 'root')
  await files.enter('z')
  await expect(files.directory('/root/z')).toBeVisible()
  const network = await page.context().newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 100_000,
  })
  await files.upload({ name: 'big', buffer: randomBytes(5_000_000) })
  await expect.poll(() => sh('alpha', 'ls -a /root/z')).toContain('.gantry-')
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByLabel('E-mail address')).toBeVisible()
  await expect.poll(() => sh('alpha', 'ls -a /root/z')).not.toContain('.gantry-')
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  await page.getByLabel('E-mail address').fill(administrator.email)
  await page.getByLabel('Password').fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await files.open(nameOn('alpha'), 'root')
  await expect(page.getByRole('region', { name: 'Uploads' })).toHaveCount(0)
})

test('who may not work in an instance sees none of its files', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Fred' }, async () => {
    await openInstance(page, nameOn('alpha'))
    await expect(page.getByRole('link', { name: 'Operations' }).last()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Files', exact: true })).toHaveCount(0)
    await page.goto(`${page.url().split('?')[0]}/files`)
    await expect(page.getByText('instances.exec')).toBeVisible()
  })
})
