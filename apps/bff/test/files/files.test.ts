import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLab, labNames, lxc, shell } from '../fleet/lab.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { openTerminal } from '../terminals/lab-terminals.ts'
import { filesOf } from './lab-files.ts'

const name = 'bff-files'
const names = labNames.filter((each) => ['alpha', 'm1', 'delta'].includes(each))

/** Runs in the instance; on a stopped one it is started for it. */
const sh = (server: string, script: string): Promise<string> => shell(server, name, script)

describe.skipIf(names.length < 3)('files of instances', () => {
  let gantry: TestGantry
  let ada: Browser
  const ids = new Map<string, string>()
  const of = (server: string) => filesOf(ada, ids.get(server) ?? '', name)

  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
    for (const server of names) {
      await lxc(server, 'delete', '--force', name).catch(() => undefined)
      // On a member that is not the one that is asked, in the cluster.
      await lxc(server, 'launch', 'busybox', name, ...(server === 'm1' ? ['--target', 'm2'] : []))
      ids.set(server, await addLab(gantry, ada, server))
    }
  }, 120_000)
  afterAll(async () => {
    for (const server of names) await lxc(server, 'delete', '--force', name).catch(() => undefined)
    await gantry[Symbol.asyncDispose]()
  }, 120_000)

  describe.each(names)('on %s', (server) => {
    it('are listed with all that is known of them', async () => {
      await sh(
        server,
        'mkdir -p /root/t/d; cd /root/t; printf hello > f; chmod 4750 f; chown 12:34 f; ln -s f l; ln -s none broken; ln -s d dl; mkfifo p',
      )
      const entries = await of(server).list('/root/t')
      const found = new Map(entries.map((entry) => [entry.name, entry]))
      expect([...found.keys()].sort()).toEqual(['broken', 'd', 'dl', 'f', 'l', 'p'])
      expect(found.get('f')).toMatchObject({ kind: 'file', size: 5, uid: 12, gid: 34, target: null })
      expect((found.get('f')?.mode ?? 0) & 0o777).toBe(0o750)
      expect(found.get('d')).toMatchObject({ kind: 'directory', mode: 0o755 })
      expect(found.get('l')).toMatchObject({ kind: 'symlink', target: 'f', targetKind: 'file' })
      expect(found.get('dl')).toMatchObject({ kind: 'symlink', targetKind: 'directory' })
      expect(found.get('broken')).toMatchObject({ kind: 'symlink', target: 'none', targetKind: null })
      expect(found.get('p')).toMatchObject({ kind: 'fifo' })
      expect(Date.now() - Date.parse(found.get('f')?.modified ?? '')).toBeLessThan(60_000)
    })

    it('are read whole, in parts, and never shown by the browser', async () => {
      const files = of(server)
      const bytes = randomBytes(3_000_000)
      expect((await files.write('/root/large', new Uint8Array(bytes))).status).toBe(200)
      const whole = await files.read('/root/large')
      expect(whole.bytes.equals(bytes)).toBe(true)
      expect(whole.headers.get('content-disposition')).toBe('attachment; filename=large')
      expect(whole.headers.get('content-type')).toBe('application/octet-stream')
      const part = await files.read('/root/large', { range: 'bytes=1000000-1999999' })
      expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000000-1999999/3000000'])
      expect(part.bytes.equals(bytes.subarray(1_000_000, 2_000_000))).toBe(true)
      expect((await files.read('/root/large', { range: 'bytes=-5' })).bytes.equals(bytes.subarray(-5))).toBe(
        true,
      )
      expect((await files.read('/root/large', { range: 'bytes=9000000-' })).status).toBe(416)
      expect((await files.read('/proc/meminfo')).bytes.toString()).toContain('MemTotal:')
    })

    it('that are no files, or are not there, are refused and nothing hangs', async () => {
      await sh(server, 'mkdir -p /root/t; [ -p /root/t/p ] || mkfifo /root/t/p')
      const files = of(server)
      for (const [path, status] of [
        ['/root', 409],
        ['/root/t/p', 409],
        ['/root/none', 404],
        ['/proc/kmsg', 409],
      ] as const) {
        expect([path, (await files.read(path)).status]).toEqual([path, status])
      }
      expect((await files.write('/root', 'x')).status).toBe(409)
      expect((await files.write('/root/t/p', 'x')).status).toBe(409)
      expect((await files.write('/none/x', 'x')).status).toBe(404)
      expect((await ada.get(files.at('entries', { path: '/../etc' }))).status).toBe(422)
    })

    it('keep mode and owner when they are replaced, and links stay links', async () => {
      const files = of(server)
      await sh(
        server,
        'cd /root; rm -rf kept link way there; mkdir there; ln -s /root/there way; printf old > there/kept; cd there; chmod 640 kept; chown 5:6 kept; ln -s way/../there/kept ../link',
      )
      expect((await files.write('/root/link', 'new')).status).toBe(200)
      expect(
        await sh(server, 'cd /root; cat there/kept; stat -c " %a %u:%g" there/kept; readlink link'),
      ).toBe('new 640 5:6\nway/../there/kept\n')
      expect((await files.write('/root/fresh', 'x')).status).toBe(200)
      expect(await sh(server, 'stat -c "%a %u:%g" /root/fresh')).toBe('644 0:0\n')
    })

    it('do not lose set-user-id in silence', async () => {
      const files = of(server)
      await sh(server, 'cd /root; rm -f suid; printf old > suid; chmod 4755 suid')
      expect((await files.write('/root/suid', 'new')).status).toBe(409)
      expect(await sh(server, 'cat /root/suid; stat -c " %a" /root/suid; ls -a /root')).not.toContain(
        '.gantry-',
      )
      expect(await sh(server, 'cat /root/suid; stat -c " %a" /root/suid')).toBe('old 4755\n')
      const changed = await files.patch({ path: '/root/suid', uid: 3 })
      expect([changed.status, changed.json]).toMatchObject([409, { error: { code: 'mode-refused' } }])
      expect(await sh(server, 'stat -c "%a %u" /root/suid')).toBe('755 3\n')
    })

    it('are replaced only when they are what was opened', async () => {
      const files = of(server)
      const first = await files.write('/root/edited', 'first')
      const tag = first.headers.get('etag') ?? ''
      expect(tag).toBe(`"${createHash('sha256').update('first').digest('hex')}"`)
      expect((await files.read('/root/edited')).headers.get('etag')).toBe(tag)
      await sh(server, 'printf other > /root/edited')
      expect((await files.write('/root/edited', 'mine', { 'if-match': tag })).status).toBe(412)
      expect((await files.write('/root/edited', 'mine', { 'if-none-match': '*' })).status).toBe(412)
      expect(await sh(server, 'cat /root/edited; ls -a /root | grep -c gantry || true')).toBe('other0\n')
      const now = (await files.read('/root/edited')).headers.get('etag') ?? ''
      expect((await files.write('/root/edited', 'mine', { 'if-match': now })).status).toBe(200)
      expect(await sh(server, 'cat /root/edited')).toBe('mine')
    })

    it('stay whole when an upload is cut off', async () => {
      await sh(server, 'printf whole > /root/cut')
      const asked = of(server).begin('/root/cut', 50_000_000)
      asked.write(randomBytes(1_000_000))
      await until('the upload has begun', async () =>
        (await sh(server, 'ls /root/.gantry-* || true')).includes('new') ? true : undefined,
      )
      expect(await sh(server, 'cat /root/cut; stat -c " %a %F" /root/.gantry-*')).toBe(
        'whole 700 directory\n',
      )
      asked.destroy()
      await until('what was begun is gone', async () =>
        (await sh(server, 'ls -a /root')).includes('.gantry-') ? undefined : true,
      )
      expect(await sh(server, 'cat /root/cut')).toBe('whole')
    })

    it('are made, linked, renamed, changed and removed', async () => {
      const files = of(server)
      await sh(server, 'rm -rf /root/w')
      expect((await files.post('directories', { path: '/root/w' })).status).toBe(204)
      expect((await files.post('directories', { path: '/root/w' })).status).toBe(412)
      expect((await files.post('directories', { path: '/root/w', existing: true })).status).toBe(204)
      await files.write('/root/w/a', 'a')
      expect((await files.post('symlinks', { path: '/root/w/l', target: '../w/a' })).status).toBe(204)
      expect((await files.post('rename', { path: '/root/w/a', to: '/root/w/l' })).status).toBe(412)
      expect((await files.post('rename', { path: '/root/w/a', to: '/root/w/b' })).status).toBe(204)
      expect((await files.patch({ path: '/root/w/b', mode: 0o600, uid: 3 })).json).toMatchObject({
        mode: 0o600,
        uid: 3,
        gid: 0,
      })
      expect((await files.patch({ path: '/root/w/l', mode: 0o600 })).status).toBe(409)
      expect(await sh(server, 'cd /root/w; stat -c "%a %u:%g %n" b; readlink l')).toBe('600 3:0 b\n../w/a\n')
      expect((await files.remove('/root/w')).status).toBe(409)
      expect((await files.remove('/root/w', true)).status).toBe(204)
      expect((await files.remove('/root/w', true)).status).toBe(404)
      expect((await files.remove('/', true)).status).toBe(409)
      // Wide, deep, and with links that lead out of it and back into it.
      await sh(
        server,
        'mkdir -p /root/w /root/kept-dir; cd /root/w; printf mine > /root/kept-dir/f; ln -s /root/kept-dir out; ln -s . loop; for i in $(seq 150); do mkdir "d$i"; : > "d$i/f"; : > "f$i"; done; mkdir -p $(printf "n/%.0s" $(seq 60))',
      )
      expect((await files.remove('/root/w', true)).status).toBe(204)
      expect(await sh(server, 'cat /root/kept-dir/f')).toBe('mine')
      expect(await sh(server, 'ls /root/w 2>&1 || true')).toContain('No such file')
    })

    it('with names of any bytes are what they are', async () => {
      const files = of(server)
      await sh(server, `rm -rf /root/odd; mkdir /root/odd; cd /root/odd; printf one > "$(printf 'caf\\351')"`)
      const odd = ['caf\\xe9', 'a b "c" \'d\' $e', 'two\\x0alines', '日本語', '\\\\']
      for (const each of odd) expect((await files.write(`/root/odd/${each}`, each)).status).toBe(200)
      expect((await files.list('/root/odd')).map((entry) => entry.name).sort()).toEqual([...odd].sort())
      for (const each of odd) expect((await files.read(`/root/odd/${each}`)).bytes.toString()).toBe(each)
      expect(await sh(server, `cat "/root/odd/$(printf 'caf\\351')"`)).toBe('caf\\xe9')
      expect((await files.post('rename', { path: '/root/odd/caf\\xe9', to: '/root/odd/\\xff' })).status).toBe(
        204,
      )
      expect(await sh(server, `cat "/root/odd/$(printf '\\377')"`)).toBe('caf\\xe9')
      for (const each of ['\\xff', ...odd.slice(1)])
        expect((await files.remove(`/root/odd/${each}`)).status).toBe(204)
      expect(await files.list('/root/odd')).toEqual([])
    })

    it('go in one archive, as tar reads it', async () => {
      const files = of(server)
      await sh(
        server,
        'rm -rf /root/tree; mkdir -p /root/tree/a/b; cd /root/tree; printf 1 > a/b/f; ln -s a l; mkfifo p; chmod 700 a',
      )
      const { bytes, headers, status } = await files.tar('/root/tree')
      expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringContaining('tree.tar')])
      expect(bytes.length % 512).toBe(0)
      await sh(server, 'rm -rf /root/out; mkdir /root/out')
      expect((await files.write('/root/out/tree.tar', new Uint8Array(bytes))).status).toBe(200)
      const script =
        'cd /root/out; tar -xf tree.tar; cat tree/a/b/f; readlink tree/l; stat -c %a tree/a; ls tree'
      expect(await sh(server, script)).toBe('1a\n700\na\nl\n')
      expect((await files.tar('/root/tree/a/b/f')).status).toBe(409)
      await sh(server, 'rm -rf /root/odd-root; mkdir /root/odd-root; ln -s ../.. /root/odd-root/up')
      const through = await files.tar('/root/odd-root/up/proc')
      expect([through.status, through.bytes.length]).toEqual([200, 1_536])
    })

    it('can be reached on an instance that is stopped, which can then be started, and deleted', async () => {
      const files = of(server)
      await sh(server, 'printf asleep > /root/stopped; sync')
      await lxc(server, 'stop', '--force', name)
      expect((await files.read('/root/stopped')).bytes.toString()).toBe('asleep')
      expect((await files.write('/root/stopped', 'changed')).status).toBe(200)
      expect((await files.list('/root')).some((entry) => entry.name === 'stopped')).toBe(true)
      await lxc(server, 'start', name)
      expect(await sh(server, 'cat /root/stopped')).toBe('changed')
      expect((await files.read('/root/stopped')).bytes.toString()).toBe('changed')
    })
  })

  it('are nobody else’s: who may not is refused before anything is opened, and it is written down', async () => {
    const server = ids.get('alpha') ?? ''
    const vic = await gantry.person(ada, 'vic', [{ role: 'viewer', scope: { server } }])
    const files = filesOf(vic, server, name)
    await sh('alpha', 'printf mine > /root/private')
    for (const answer of [
      await files.read('/root/private'),
      await files.tar('/root'),
      await files.write('/root/private', 'x'),
      await files.entry('/root/private'),
      await files.post('directories', { path: '/root/x' }),
      await files.post('symlinks', { path: '/root/x', target: '/' }),
      await files.post('rename', { path: '/root/private', to: '/root/x' }),
      await files.patch({ path: '/root/private', mode: 0 }),
      await files.remove('/root/private'),
    ]) {
      expect(answer.status).toBe(403)
    }
    expect((await ada.get(files.at('entries', { path: '/' }))).status).toBe(200)
    expect(await sh('alpha', 'cat /root/private; stat -c " %a" /root/private')).toBe('mine 644\n')
    const { rows } = await gantry.gantry.context.audit.page({ outcome: 'denied' })
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['instance.file-write', 'instance.file-delete', 'instance.file-attributes']),
    )
  })

  it('leave a record of each change, with the path', async () => {
    await of('alpha').write('/root/recorded\\xff', 'x')
    const { rows } = await gantry.gantry.context.audit.page({ action: 'instance.file-write' })
    expect(rows[0]).toMatchObject({
      outcome: 'done',
      server: ids.get('alpha'),
      project: 'default',
      target: `${name}:/root/recorded\\\\xff`,
    })
  })

  it('end with the login', async () => {
    const server = ids.get('alpha') ?? ''
    const opal = await gantry.person(ada, 'opal', [{ role: 'operator', scope: { server } }])
    await sh('alpha', 'printf whole > /root/logged')
    const asked = filesOf(opal, server, name).begin('/root/logged', 50_000_000)
    asked.write(randomBytes(1_000_000))
    const answered = new Promise<number>((resolve) =>
      asked.once('response', (response) => resolve(response.statusCode ?? 0)),
    )
    await until('the upload has begun', async () =>
      (await sh('alpha', 'ls -a /root')).includes('.gantry-') ? true : undefined,
    )
    expect((await opal.post('api/sign-out')).status).toBe(204)
    expect(await answered).toBe(502)
    asked.destroy()
    expect(await sh('alpha', 'ls -a /root')).not.toContain('.gantry-')
    expect(await sh('alpha', 'cat /root/logged')).toBe('whole')
  })

  it('R8 leave nothing behind when Gantry ends in the middle, which takes it less than ten seconds', async () => {
    await sh('alpha', 'printf whole > /root/ends')
    const instance = `${ids.get('alpha')}/default/${name}`
    // It does not go when it is asked to, and takes up the time of those who wait for it.
    await openTerminal(ada, {
      instance,
      command: ['sh', '-c', 'trap "" HUP TERM; while :; do sleep 1; done'],
    })
    const asked = of('alpha').begin('/root/ends', 50_000_000)
    asked.write(randomBytes(1_000_000))
    await until('the upload has begun', async () =>
      (await sh('alpha', 'ls /root/.gantry-* || true')).includes('new') ? true : undefined,
    )
    const begun = performance.now()
    await gantry.restart()
    expect(performance.now() - begun).toBeLessThan(10_000)
    asked.destroy()
    expect(await sh('alpha', 'ls -a /root; cat /root/ends')).toMatch(/^(?!.*\.gantry-).*whole$/s)
  }, 60_000)

  it('of an instance or a server that is not there say so', async () => {
    const missing = await filesOf(ada, ids.get('alpha') ?? '', 'nobody-here').entry('/')
    expect([missing.status, missing.json]).toMatchObject([502, { error: { server: 'alpha' } }])
    expect((await filesOf(ada, 'nosuchserver', name).entry('/')).status).toBe(503)
  })
})
