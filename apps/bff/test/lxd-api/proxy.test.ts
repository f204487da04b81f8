import { createHash, randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { AuditPage } from '@gantry/protocol/audit-record'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../fleet/scripted-server.ts'
import { withScripted } from '../fleet/with-scripted.ts'
import { type Browser, until } from '../harness.ts'

describe('the proxy', () => {
  let it_: Awaited<ReturnType<typeof withScripted>>
  let base = ''
  beforeAll(async () => {
    it_ = await withScripted()
    base = `api/servers/${it_.id}/lxd`
    it_.peer.instance('web', 'Running')
  })
  afterAll(() => it_?.[Symbol.asyncDispose]())
  afterEach(() => {
    it_.peer.override = undefined
  })

  /** What reached the server while `work` ran. */
  const reached = async (work: () => Promise<unknown>): Promise<Asked[]> => {
    const before = it_.peer.asked.length
    await work()
    return it_.peer.asked.slice(before)
  }
  const someone = async (name: string, role: string, project?: string): Promise<Browser> =>
    it_.test.person(it_.admin, name, [
      { role, scope: project === undefined ? { server: it_.id } : { server: it_.id, project } },
    ])
  const audits = async () => AuditPage.parse((await it_.admin.get('api/audit')).json).rows

  it('S15 S16 passes exactly the expected headers both ways', async () => {
    const [asked] = await reached(async () => {
      const answer = await it_.admin.get(`${base}/1.0/instances/web?project=default`, {
        forwarded: 'for=1.2.3.4',
        'x-forwarded-for': '1.2.3.4',
        'x-lxd-name': 'x',
        'x-lxd-evil': 'x',
        authorization: 'Bearer x',
        'if-match': '"tag"',
        range: 'bytes=0-1',
      })
      expect(answer.status).toBe(200)
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.headers.server).toBeUndefined()
      expect(answer.json).toMatchObject({ type: 'sync', metadata: { name: 'web' } })
    })
    expect(asked?.url).toBe('/1.0/instances/web?project=default')
    expect(Object.keys(asked?.headers ?? {}).sort()).toEqual([
      'connection',
      'host',
      'if-match',
      'user-agent',
      'x-lxd-name',
    ])
  })

  it('S14 refuses a parameter that the route does not list, and one given twice', async () => {
    const seen = await reached(async () => {
      expect((await it_.admin.get(`${base}/1.0/instances?public=1`)).status).toBe(400)
      expect((await it_.admin.get(`${base}/1.0/instances?project=a&project=b`)).status).toBe(400)
      expect((await it_.admin.get(`${base}/1.0/instances?project=a&all-projects=true`)).status).toBe(400)
    })
    expect(seen).toEqual([])
  })

  it('S11 S13 what is not in the table, refused, or no name, never reaches the server', async () => {
    const seen = await reached(async () => {
      expect((await it_.admin.get(`${base}/internal/containers/1/onstart`)).status).toBe(404)
      expect((await it_.admin.get(`${base}/1.0/events`)).status).toBe(404)
      expect((await it_.admin.post(`${base}/1.0/instances/web/exec`, {})).status).toBe(404)
      expect((await it_.admin.get(`${base}/1.0/instances/a%5cb/state`)).status).toBe(400)
      expect((await it_.admin.get(`${base}/1.0/instances/a%2fb`)).status).toBe(400)
    })
    expect(seen).toEqual([])
  })

  it('S21 needs a login, and knows nothing of servers one may not see', async () => {
    const outsider = await it_.test.person(it_.admin, 'outsider', [])
    const seen = await reached(async () => {
      expect((await it_.test.visitor().get(`${base}/1.0/instances`)).status).toBe(401)
      expect((await outsider.get(`${base}/1.0/instances`)).status).toBe(404)
    })
    expect(seen).toEqual([])
  })

  it('S17 refuses a change of another site', async () => {
    const seen = await reached(async () => {
      const answer = await it_.admin.ask('DELETE', `${base}/1.0/instances/web`, {
        headers: { 'sec-fetch-site': 'cross-site' },
      })
      expect(answer.status).toBe(403)
    })
    expect(seen).toEqual([])
  })

  it('holds people to their project, says it to the server, and writes each denial down (S42)', async () => {
    const operator = await someone('operator', 'operator', 'own')
    const seen = await reached(async () => {
      expect((await operator.get(`${base}/1.0/instances?recursion=1&project=own`)).status).toBe(200)
      expect((await operator.get(`${base}/1.0/instances?recursion=1`)).status).toBe(403)
      expect((await operator.get(`${base}/1.0/instances?all-projects=true`)).status).toBe(403)
      const stop = { action: 'stop' }
      expect(
        (await operator.ask('PUT', `${base}/1.0/instances/web/state?project=own`, { body: stop })).status,
      ).toBe(200)
      expect((await operator.ask('PUT', `${base}/1.0/instances/web/state`, { body: stop })).status).toBe(403)
      expect((await operator.ask('DELETE', `${base}/1.0/instances/web?project=own`)).status).toBe(403)
      expect((await operator.get(`${base}/1.0`)).status).toBe(200)
      expect((await operator.get(`${base}/1.0/certificates`)).status).toBe(403)
    })
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /1.0/instances?recursion=1&project=own',
      'PUT /1.0/instances/web/state?project=own',
      'GET /1.0',
    ])
    const rows = (await audits()).filter(({ person }) => person?.name === 'operator')
    expect(rows.filter(({ outcome }) => outcome === 'denied')).toHaveLength(5)
    expect(rows.find(({ outcome }) => outcome === 'done')).toMatchObject({
      action: 'instance.state',
      project: 'own',
      target: 'web',
      server: it_.id,
    })
  })

  it('a project without profiles of its own does not open those of the default project', async () => {
    const manager = await someone('manager', 'manager', 'own')
    const body = { name: 'p', config: {}, devices: {} }
    const seen = await reached(async () => {
      expect((await manager.post(`${base}/1.0/profiles?project=own`, body)).status).toBe(403)
      expect(
        (await manager.post(`${base}/1.0/images/aliases?project=own`, { name: 'a', target: 'b' })).status,
      ).toBe(200)
    })
    expect(seen.map(({ url }) => url)).toEqual(['/1.0/images/aliases?project=own'])
  })

  it('refuses what escapes the container, by name, to whoever is no administrator of the server', async () => {
    const manager = await someone('builder', 'manager')
    const refused = async (path: string, body: unknown, method = 'POST') => {
      const answer = await manager.ask(method, `${base}${path}`, { body })
      expect(answer.status, answer.text).toBe(403)
      return answer.text
    }
    const none = { type: 'none' }
    const seen = await reached(async () => {
      expect(
        await refused('/1.0/instances', { name: 'x', source: none, config: { 'raw.lxc': 'a' } }),
      ).toContain('raw.lxc')
      expect(
        await refused('/1.0/instances', {
          name: 'x',
          source: none,
          Config: { 'security.privileged': 'true' },
        }),
      ).toContain('security.privileged')
      const disk = { root: { type: 'disk', source: '/', path: '/host' } }
      expect(await refused('/1.0/profiles', { name: 'x', config: {}, devices: disk })).toContain('root')
      expect(
        await refused(
          '/1.0/instances/web',
          { devices: { k: { type: 'unix-char', path: '/dev/kvm' } } },
          'PATCH',
        ),
      ).toContain('unix-char')
      expect(await refused('/1.0/networks', { name: 'n', config: { 'raw.dnsmasq': 'x' } })).toContain(
        'raw.dnsmasq',
      )
      expect(await refused('/1.0/instances/web', { migration: true, name: 'web' })).toContain('migration')
    })
    expect(seen.filter(({ method }) => method !== 'GET')).toEqual([])
    const backup = await manager.ask('POST', `${base}/1.0/instances`, {
      raw: 'tarball',
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(backup.status).toBe(403)
  })

  it('lets what is set already stay, a restricted project be, and an administrator set it', async () => {
    const manager = await someone('keeper', 'manager')
    it_.peer.instance('old', 'Stopped', { config: { 'raw.lxc': 'a' } })
    const body = { config: { 'raw.lxc': 'a', 'user.x': 'y' }, description: 'new' }
    expect((await manager.ask('PUT', `${base}/1.0/instances/old`, { body })).status).toBe(200)
    expect(
      (await manager.ask('PUT', `${base}/1.0/instances/old`, { body: { config: { 'raw.lxc': 'b' } } }))
        .status,
    ).toBe(403)
    const raw = { name: 'x', source: { type: 'none' }, config: { 'raw.lxc': 'a' } }
    expect((await manager.post(`${base}/1.0/instances?project=fenced`, raw)).status).toBe(200)
    expect((await it_.admin.post(`${base}/1.0/instances`, raw)).status).toBe(200)
  })

  it('S41 an address that the server would fetch from is a permission of its own, in whatever disguise', async () => {
    // No role has images.manage without url.fetch today, so a JSON body in the disguise of an upload stands for it.
    const seen = await reached(async () => {
      const answer = await it_.admin.ask('POST', `${base}/1.0/images`, {
        raw: JSON.stringify({ source: { type: 'image', mode: 'push', url: 'https://192.0.2.1' } }),
        headers: { 'content-type': 'application/octet-stream' },
      })
      expect(answer.status).toBe(403)
    })
    expect(seen).toEqual([])
  })

  it("passes a server's refusal whole, with the server's name", async () => {
    const answer = await it_.admin.get(`${base}/1.0/instances/none`)
    expect(answer.status).toBe(404)
    expect(answer.json).toEqual({ type: 'error', error: 'Instance not found', error_code: 404 })
    expect(answer.headers['x-gantry-server']).toBe('scripted')
  })

  it('S16 does not follow a redirect', async () => {
    it_.peer.override = (_, response) => {
      response.writeHead(302, { location: 'https://127.0.0.1:1/' }).end()
      return true
    }
    const answer = await it_.admin.get(`${base}/1.0/instances/web`)
    expect(answer.status).toBe(502)
    expect(answer.headers.location).toBeUndefined()
  })

  it('a file out of a container is bytes to save, never a page of ours', async () => {
    it_.peer.override = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'x-lxd-uid': '0', 'x-lxd-type': 'file' })
      response.end('<script>alert(1)</script>')
      return true
    }
    const answer = await it_.admin.get(`${base}/1.0/instances/web/files?path=/x.html`)
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['content-disposition']).toBe('attachment')
    expect(answer.headers['x-lxd-uid']).toBe('0')
  })

  it('hides the secrets of operations', async () => {
    const id = '11111111-2222-3333-4444-555555555555'
    it_.peer.override = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const exec = { id, class: 'websocket', metadata: { fds: { 0: 'hush' } } }
      response.end(JSON.stringify({ type: 'sync', metadata: { running: [exec] } }))
      return true
    }
    const answer = await it_.admin.get(`${base}/1.0/operations?recursion=1`)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(id)
    expect(answer.text).not.toContain('hush')
  })

  it('knows who started an operation, even when its event came first', async () => {
    const id = '21111111-2222-3333-4444-555555555555'
    const operation = {
      id,
      class: 'task',
      description: 'Stopping instance',
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      status: 'Running',
      status_code: 103,
      resources: { instances: ['/1.0/instances/web'] },
      metadata: null,
      may_cancel: false,
      err: '',
      location: 'none',
    }
    it_.peer.emit({
      type: 'operation',
      timestamp: operation.created_at,
      project: 'default',
      metadata: operation,
    })
    const { operations } = it_.test.gantry.context
    await until('the event', () => operations.get(it_.id, id))
    expect(operations.get(it_.id, id)?.person).toBeNull()
    it_.peer.override = (request, response) => {
      if (request.method !== 'PUT') return false
      response.writeHead(202, { 'content-type': 'application/json', location: `/1.0/operations/${id}` })
      response.end(
        JSON.stringify({
          type: 'async',
          status_code: 100,
          operation: `/1.0/operations/${id}`,
          metadata: operation,
        }),
      )
      return true
    }
    const answer = await it_.admin.ask('PUT', `${base}/1.0/instances/web/state`, { body: { action: 'stop' } })
    expect(answer.status).toBe(202)
    expect(operations.get(it_.id, id)?.person?.name).toBe('Ada')
  })

  it('streams both ways without keeping the body, and waits for a slow reader', async () => {
    const size = 48 * 1024 * 1024
    const chunk = randomBytes(64 * 1024)
    const hash = createHash('sha256')
    let received = 0
    it_.peer.override = (request, response) => {
      if (request.method === 'POST') {
        request.on('data', (part: Buffer) => {
          received += part.length
          hash.update(part)
        })
        request.on('end', () =>
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"type":"sync"}'),
        )
        return true
      }
      if (!(request.url ?? '').includes('/export')) return false
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': String(size) })
      let sent = 0
      const send = (): void => {
        while (sent < size) {
          sent += chunk.length
          if (!response.write(chunk)) {
            response.once('drain', send)
            return
          }
        }
        response.end()
      }
      send()
      return true
    }
    const url = new URL(`${base}/1.0/images`, it_.admin.base())
    const headers = { cookie: it_.admin.cookie ?? '', origin: url.origin, 'sec-fetch-site': 'same-origin' }
    const sentHash = createHash('sha256')
    const status = await new Promise<number>((resolve, reject) => {
      const upload = httpRequest(
        url,
        {
          method: 'POST',
          agent: false,
          headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': size },
        },
        (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
      )
      upload.on('error', reject)
      let sent = 0
      const send = (): void => {
        while (sent < size) {
          sent += chunk.length
          sentHash.update(chunk)
          if (!upload.write(chunk)) {
            upload.once('drain', send)
            return
          }
        }
        upload.end()
      }
      send()
    })
    expect(status).toBe(200)
    expect(received).toBe(size)
    expect(hash.digest('hex')).toBe(sentHash.digest('hex'))

    let got = 0
    await new Promise<void>((resolve, reject) => {
      httpRequest(
        new URL(`${base}/1.0/images/abc/export`, it_.admin.base()),
        { agent: false, headers },
        (response) => {
          response.on('data', (part: Buffer) => {
            got += part.length
          })
          response.on('end', resolve)
        },
      )
        .on('error', reject)
        .end()
    })
    expect(got).toBe(size)
  })

  it('R1 says that a server cannot be reached, with its name', async () => {
    await it_.peer.stop()
    const answer = await it_.admin.get(`${base}/1.0/instances/web`)
    expect(answer.status).toBe(503)
    expect(answer.json).toMatchObject({ error: { code: 'unreachable', server: 'scripted' } })
    await it_.peer.listen()
  })
})
