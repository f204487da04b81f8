import { describe, expect, test } from 'vitest'
import type { Scope } from '../../src/call.ts'
import { type Client, createClient } from '../../src/client.ts'
import { outcome } from '../../src/groups/operations.ts'
import { fail, ok } from '../../src/result.ts'
import { queryString } from '../../src/transport.ts'
import type { Operation } from '../../src/types/operation.ts'
import { id, operation, recorder, started, sync } from '../support/recorder.ts'
import { type Case, changingSnapshots, readingSnapshots, startingSnapshots } from './snapshot-cases.ts'

/** What one call asks of the server, as one line: method, URL, and the JSON body if there is one. */
async function line(
  call: (client: Client) => Promise<unknown>,
  answer: unknown,
  scope: Scope = {},
): Promise<string> {
  const { transport, asked } = recorder(answer)
  await call(createClient(transport, scope))
  return asked
    .map(({ method, path, query, body }) => {
      const json = body && 'json' in body ? ` ${JSON.stringify(body.json)}` : ''
      return `${method} ${path}${queryString(query)}${json}`
    })
    .join('\n')
}

const reading: Case[] = [
  ['GET /1.0', (lxd) => lxd.server.get()],
  ['GET /1.0?target=m2', (lxd) => lxd.server.get({ target: 'm2' })],
  ['GET /', (lxd) => lxd.server.versions()],
  ['GET /1.0/resources?target=m2', (lxd) => lxd.server.resources({ target: 'm2' })],
  ['GET /1.0/instances?recursion=1', (lxd) => lxd.instances.list()],
  ['GET /1.0/instances?project=p&recursion=2', (lxd) => lxd.instances.list({ recursion: 2, project: 'p' })],
  [
    'GET /1.0/instances?recursion=0&all-projects=true&filter=status%20eq%20Running',
    (lxd) =>
      lxd.instances.list({ recursion: 0, allProjects: true, project: 'p', filter: 'status eq Running' }),
  ],
  ['GET /1.0/instances/a%2Fb?project=p', (lxd) => lxd.instances.get('a/b', { project: 'p' })],
  ['GET /1.0/instances/web?recursion=1', (lxd) => lxd.instances.getFull('web')],
  ['GET /1.0/instances/web/state', (lxd) => lxd.instances.state('web')],
  ...readingSnapshots,
  ['GET /1.0/instances/web/logs', (lxd) => lxd.instances.logs('web')],
  ['DELETE /1.0/instances/web/console', (lxd) => lxd.instances.clearConsoleLog('web')],
  ['DELETE /1.0/instances/web/logs/a.log', (lxd) => lxd.instances.deleteLog('web', 'a.log')],
  ['GET /1.0/instances/web/logs/exec-output', (lxd) => lxd.instances.execOutputs('web')],
  [
    'DELETE /1.0/instances/web/logs/exec-output/x.stdout',
    (lxd) => lxd.instances.deleteExecOutput('web', 'x.stdout'),
  ],
  [
    'GET /1.0/instances/web/backups?project=p&recursion=1',
    (lxd) => lxd.instances.backups.list('web', { project: 'p' }),
  ],
  ['GET /1.0/instances/web/backups/b%2F1', (lxd) => lxd.instances.backups.get('web', 'b/1')],
  ['GET /1.0/instances/web/metadata?project=p', (lxd) => lxd.instances.metadata.get('web', { project: 'p' })],
  ['GET /1.0/instances/web/metadata/templates', (lxd) => lxd.instances.metadata.templates.list('web')],
  [
    'DELETE /1.0/instances/web/metadata/templates?path=a%26b.tpl',
    (lxd) => lxd.instances.metadata.templates.delete('web', 'a&b.tpl'),
  ],
  ['GET /1.0/operations?recursion=1', (lxd) => lxd.operations.list()],
  ['GET /1.0/operations?recursion=1&all-projects=true', (lxd) => lxd.operations.list({ allProjects: true })],
  [`GET /1.0/operations/${id}`, (lxd) => lxd.operations.get(id)],
  [`GET /1.0/operations/${id}`, (lxd) => lxd.operations.get(`/1.0/operations/${id}?project=p`)],
  [`GET /1.0/operations/${id}/wait`, (lxd) => lxd.operations.wait(operation)],
  [
    `GET /1.0/operations/${id}/wait?timeout=5`,
    (lxd) => lxd.operations.wait(`/1.0/operations/${id}`, { seconds: 5 }),
  ],
  ['GET /1.0/images?recursion=1&filter=x', (lxd) => lxd.images.list({ filter: 'x' })],
  ['GET /1.0/images/f00?project=p', (lxd) => lxd.images.get('f00', { project: 'p' })],
  ['GET /1.0/images/aliases?recursion=1', (lxd) => lxd.images.aliases()],
  ['GET /1.0/images/aliases/alpine%2Fedge', (lxd) => lxd.images.getAlias('alpine/edge')],
  ['GET /1.0/profiles?recursion=1', (lxd) => lxd.profiles.list()],
  ['GET /1.0/profiles/default', (lxd) => lxd.profiles.get('default')],
  ['GET /1.0/projects?recursion=1', (lxd) => lxd.projects.list()],
  ['GET /1.0/projects/p', (lxd) => lxd.projects.get('p')],
  ['GET /1.0/projects/p/state', (lxd) => lxd.projects.state('p')],
  ['GET /1.0/networks?recursion=1', (lxd) => lxd.networks.list()],
  ['GET /1.0/networks/br0?target=m1', (lxd) => lxd.networks.get('br0', { target: 'm1' })],
  ['GET /1.0/networks/br0/state', (lxd) => lxd.networks.state('br0')],
  ['GET /1.0/networks/br0/leases', (lxd) => lxd.networks.leases('br0')],
  ['GET /1.0/storage-pools?recursion=1', (lxd) => lxd.storagePools.list()],
  ['GET /1.0/storage-pools/p1', (lxd) => lxd.storagePools.get('p1')],
  [
    'GET /1.0/storage-pools/p1/resources?target=m1',
    (lxd) => lxd.storagePools.resources('p1', { target: 'm1' }),
  ],
  ['GET /1.0/storage-pools/p1/volumes?recursion=1', (lxd) => lxd.volumes.list('p1')],
  ['GET /1.0/storage-pools/p1/volumes/custom/v', (lxd) => lxd.volumes.get('p1', 'custom', 'v')],
  ['GET /1.0/storage-pools/p1/volumes/custom/v/state', (lxd) => lxd.volumes.state('p1', 'custom', 'v')],
  ['GET /1.0/cluster', (lxd) => lxd.cluster.get()],
  ['GET /1.0/cluster/members?recursion=1', (lxd) => lxd.cluster.members()],
  ['GET /1.0/cluster/members/m1', (lxd) => lxd.cluster.member('m1')],
  ['GET /1.0/certificates?recursion=1', (lxd) => lxd.certificates.list()],
  ['GET /1.0/certificates/f00', (lxd) => lxd.certificates.get('f00')],
  ['GET /1.0/warnings?recursion=1', (lxd) => lxd.warnings.list()],
  ['GET /1.0/warnings/u', (lxd) => lxd.warnings.get('u')],
]

const starting: Case[] = [
  [
    'POST /1.0/instances?project=p&target=m1 {"name":"web","source":{"type":"none"}}',
    (lxd) => lxd.instances.create({ name: 'web', source: { type: 'none' } }, { project: 'p', target: 'm1' }),
  ],
  [
    'PUT /1.0/instances/web/state {"action":"stop","force":true,"timeout":30}',
    (lxd) => lxd.instances.setState('web', { action: 'stop', force: true, timeout: 30 }),
  ],
  [
    'POST /1.0/instances/web/rebuild?project=p {"source":{"type":"none"}}',
    (lxd) => lxd.instances.rebuild('web', { source: { type: 'none' } }, { project: 'p' }),
  ],
  ['POST /1.0/instances/web {"name":"www"}', (lxd) => lxd.instances.rename('web', 'www')],
  [
    'POST /1.0/instances/web/backups?project=p {"name":"b","instance_only":true}',
    (lxd) => lxd.instances.backups.create('web', { name: 'b', instance_only: true }, { project: 'p' }),
  ],
  ['DELETE /1.0/instances/web/backups/b', (lxd) => lxd.instances.backups.delete('web', 'b')],
  [
    'POST /1.0/instances/web?target=m2 {"migration":true}',
    (lxd) => lxd.instances.move('web', { migration: true }, { target: 'm2' }),
  ],
  ['DELETE /1.0/instances/web', (lxd) => lxd.instances.delete('web')],
  ...startingSnapshots,
  ['PUT /1.0/instances/web {"description":"x"}', (lxd) => lxd.instances.put('web', { description: 'x' })],
  [
    'POST /1.0/images?project=p {"source":{"type":"url","url":"https://host/x"}}',
    (lxd) => lxd.images.create({ source: { type: 'url', url: 'https://host/x' } }, { project: 'p' }),
  ],
  ['DELETE /1.0/images/f00', (lxd) => lxd.images.delete('f00')],
  ['POST /1.0/images/f00/refresh', (lxd) => lxd.images.refresh('f00')],
  ['POST /1.0/images/f00/secret', (lxd) => lxd.images.createSecret('f00')],
  ['POST /1.0/projects/p {"name":"q"}', (lxd) => lxd.projects.rename('p', 'q')],
  [
    'POST /1.0/cluster/members {"server_name":"m4"}',
    (lxd) => lxd.cluster.createJoinToken({ server_name: 'm4' }),
  ],
  [
    'POST /1.0/cluster/members/m1/state {"action":"evacuate"}',
    (lxd) => lxd.cluster.setMemberState('m1', { action: 'evacuate' }),
  ],
  [
    'POST /1.0/certificates {"type":"client","token":true,"name":"n","restricted":true,"projects":["p"]}',
    (lxd) => lxd.certificates.createToken({ name: 'n', restricted: true, projects: ['p'] }),
  ],
]

const changing: Case[] = [
  ['PATCH /1.0 {"config":{"user.a":"b"}}', (lxd) => lxd.server.update({ config: { 'user.a': 'b' } })],
  ...changingSnapshots,
  ['PATCH /1.0/instances/web {"stateful":false}', (lxd) => lxd.instances.patch('web', { stateful: false })],
  [`DELETE /1.0/operations/${id}`, (lxd) => lxd.operations.cancel(operation)],
  ['PUT /1.0/images/f00 {"public":true}', (lxd) => lxd.images.put('f00', { public: true })],
  ['PATCH /1.0/images/f00 {"public":true}', (lxd) => lxd.images.patch('f00', { public: true })],
  [
    'POST /1.0/images/aliases {"name":"a","target":"f00"}',
    (lxd) => lxd.images.createAlias({ name: 'a', target: 'f00' }),
  ],
  ['PATCH /1.0/images/aliases/a {"target":"f01"}', (lxd) => lxd.images.patchAlias('a', { target: 'f01' })],
  ['POST /1.0/images/aliases/a {"name":"b"}', (lxd) => lxd.images.renameAlias('a', 'b')],
  ['DELETE /1.0/images/aliases/a', (lxd) => lxd.images.deleteAlias('a')],
  [
    'POST /1.0/profiles?project=p {"name":"n"}',
    (lxd) => lxd.profiles.create({ name: 'n' }, { project: 'p' }),
  ],
  ['PUT /1.0/profiles/n {"config":{}}', (lxd) => lxd.profiles.put('n', { config: {} })],
  ['PATCH /1.0/profiles/n {"config":{}}', (lxd) => lxd.profiles.patch('n', { config: {} })],
  ['POST /1.0/profiles/n {"name":"m"}', (lxd) => lxd.profiles.rename('n', 'm')],
  ['DELETE /1.0/profiles/n', (lxd) => lxd.profiles.delete('n')],
  ['POST /1.0/projects {"name":"p"}', (lxd) => lxd.projects.create({ name: 'p' })],
  ['PUT /1.0/projects/p {"config":{}}', (lxd) => lxd.projects.put('p', { config: {} })],
  ['PATCH /1.0/projects/p {"config":{}}', (lxd) => lxd.projects.patch('p', { config: {} })],
  ['DELETE /1.0/projects/p', (lxd) => lxd.projects.delete('p')],
  [
    'POST /1.0/storage-pools/p1/volumes/custom?target=m1 {"name":"v"}',
    (lxd) => lxd.volumes.create('p1', { name: 'v' }, { target: 'm1' }),
  ],
  [
    'PUT /1.0/storage-pools/p1/volumes/custom/v {"config":{}}',
    (lxd) => lxd.volumes.put('p1', 'custom', 'v', { config: {} }),
  ],
  [
    'PATCH /1.0/storage-pools/p1/volumes/custom/v {"config":{}}',
    (lxd) => lxd.volumes.patch('p1', 'custom', 'v', { config: {} }),
  ],
  [
    'POST /1.0/storage-pools/p1/volumes/custom/v {"name":"w"}',
    (lxd) => lxd.volumes.move('p1', 'custom', 'v', { name: 'w' }),
  ],
  ['DELETE /1.0/storage-pools/p1/volumes/custom/v', (lxd) => lxd.volumes.delete('p1', 'custom', 'v')],
  [
    'PATCH /1.0/cluster/members/m1 {"roles":["database"],"groups":["default"]}',
    (lxd) => lxd.cluster.patchMember('m1', { roles: ['database'], groups: ['default'] }),
  ],
  [
    'POST /1.0/certificates {"type":"client","name":"n","certificate":"MII"}',
    (lxd) => lxd.certificates.add({ name: 'n', certificate: 'MII' }),
  ],
  [
    'POST /1.0/certificates {"type":"client","name":"n","password":"pw"}',
    (lxd) => lxd.certificates.trustWithPassword('n', 'pw'),
  ],
  [
    'POST /1.0/certificates {"type":"client","name":"n","password":"dG9r","trust_token":"dG9r"}',
    (lxd) =>
      lxd.certificates.trustWithToken({
        text: 'dG9r',
        clientName: 'n',
        fingerprint: '',
        addresses: [],
        secret: 's',
      }),
  ],
  ['PATCH /1.0/certificates/f00 {"name":"m"}', (lxd) => lxd.certificates.patch('f00', { name: 'm' })],
  ['DELETE /1.0/certificates/f00', (lxd) => lxd.certificates.delete('f00')],
  [
    'PATCH /1.0/warnings/u {"status":"acknowledged"}',
    (lxd) => lxd.warnings.patch('u', { status: 'acknowledged' }),
  ],
  ['DELETE /1.0/warnings/u', (lxd) => lxd.warnings.delete('u')],
]

describe('each call asks exactly this', () => {
  test.each([...reading, ...changing])('%s', async (expected, call) => {
    expect(await line(call, sync({}))).toBe(expected)
  })

  test.each(starting)('%s', async (expected, call) => {
    expect(await line(call, started)).toBe(expected)
  })
})

describe('what calls answer', () => {
  test.each(starting)('%s: the operation as it was sent', async (_, call) => {
    expect(await call(createClient(recorder(started).transport))).toEqual(ok(operation))
  })

  test.each(changing)('%s: nothing when done at once, else the operation', async (_, call) => {
    expect(await call(createClient(recorder(sync({})).transport))).toEqual({ ok: true, value: undefined })
    expect(await call(createClient(recorder(started).transport))).toEqual(ok(operation))
  })

  test.each([...reading, ...starting, ...changing])('%s: the server’s refusal', async (_, call) => {
    const refused = recorder({ type: 'error', error: 'not today', error_code: 403 }, { status: 403 })
    expect(await call(createClient(refused.transport))).toEqual(fail('refused', 'not today', 403))
  })

  test('an answer of the other kind is not LXD’s', async () => {
    expect(await createClient(recorder(started).transport).instances.list()).toMatchObject({
      kind: 'not-lxd',
    })
    expect(await createClient(recorder(sync({})).transport).instances.delete('x')).toMatchObject({
      kind: 'not-lxd',
    })
  })

  test('the entity tag comes with the value, and goes back as If-Match', async () => {
    const { transport, asked } = recorder(sync({ name: 'web' }), { headers: { etag: '"1"' } })
    const lxd = createClient(transport)
    expect(await lxd.instances.get('web')).toEqual({ ok: true, value: { name: 'web' }, etag: '"1"' })
    await lxd.instances.put('web', {}, { etag: '"1"' })
    expect(asked[1]?.headers).toEqual({ 'if-match': '"1"' })
    expect(asked[0]?.headers).toBeUndefined()
  })

  test('an error inside HTTP 200 is a refusal with its own code', async () => {
    const { transport } = recorder({ type: 'error', error: 'late', error_code: 500 })
    expect(await createClient(transport).server.get()).toEqual(fail('refused', 'late', 500))
  })

  test('an error without a code has the HTTP status', async () => {
    const { transport } = recorder({ error: 'no' }, { status: 401 })
    expect(await createClient(transport).server.get()).toEqual(fail('refused', 'no', 401))
  })

  test('logs and metrics are text', async () => {
    const lxd = createClient(recorder(null, { text: 'm{name="web"} 1\n' }).transport)
    expect(await lxd.instances.log('web', 'lxc.log')).toEqual(ok('m{name="web"} 1\n'))
    expect(await lxd.instances.consoleLog('web')).toEqual(ok('m{name="web"} 1\n'))
    expect(await lxd.metrics.text()).toEqual(ok('m{name="web"} 1\n'))
    expect(await lxd.metrics.samples()).toEqual(ok([{ name: 'm', labels: { name: 'web' }, value: 1 }]))
    const refused = createClient(recorder({ error: 'no' }, { status: 404 }).transport)
    expect(await refused.metrics.samples()).toEqual(fail('refused', 'no', 404))
  })

  test('operations of all states come as one list', async () => {
    const { transport } = recorder(sync({ running: [operation], success: [{ ...operation, id: 'x' }] }))
    const result = await createClient(transport).operations.list()
    expect(result.ok && result.value.map((each) => each.id)).toEqual([id, 'x'])
  })

  test('what is no operation’s URL is not asked for', async () => {
    const { transport, asked } = recorder(sync({}))
    const { operations } = createClient(transport)
    for (const call of [operations.get, operations.wait, operations.cancel]) {
      expect(await call('/1.0/instances/web')).toMatchObject({ ok: false })
    }
    expect(asked).toEqual([])
  })

  test('waiting has no limit of time unless one is given', async () => {
    const { transport, asked } = recorder(sync(operation))
    const { operations } = createClient(transport)
    await operations.wait(id)
    await operations.wait(id, { timeoutMs: 5 })
    expect(asked.map(({ timeoutMs }) => timeoutMs)).toEqual([0, 5])
  })
})

describe('the client’s own scope', () => {
  const scope = { project: 'p', target: 'm1' }

  test.each<[string, Case[1]]>([
    ['GET /1.0/instances?project=p&recursion=1', (lxd) => lxd.instances.list()],
    ['GET /1.0/instances?project=q&recursion=1', (lxd) => lxd.instances.list({ project: 'q' })],
    ['GET /1.0/instances?recursion=1&all-projects=true', (lxd) => lxd.instances.list({ allProjects: true })],
    ['GET /1.0?target=m1', (lxd) => lxd.server.get()],
    ['GET /1.0/networks/br0?project=p&target=m1', (lxd) => lxd.networks.get('br0')],
    ['GET /1.0/networks/br0?project=p&target=m2', (lxd) => lxd.networks.get('br0', { target: 'm2' })],
    ['GET /1.0/cluster', (lxd) => lxd.cluster.get()],
    ['GET /1.0/projects/x', (lxd) => lxd.projects.get('x')],
  ])('%s', async (expected, call) => {
    expect(await line(call, sync([]), scope)).toBe(expected)
  })
})

describe('outcome', () => {
  test('a good end is the operation, a bad one a refusal in the server’s words', () => {
    const good: Operation = { ...operation, status: 'Success', status_code: 200 }
    expect(outcome(good)).toEqual(ok(good))
    expect(outcome({ ...operation, status: 'Failure', status_code: 400, err: 'no space' })).toEqual(
      fail('refused', 'no space', 400),
    )
    expect(outcome({ ...operation, status: 'Cancelled', status_code: 401 })).toMatchObject({
      kind: 'refused',
      status: 401,
    })
  })
})

test('a transport without events says so', async () => {
  const result = await createClient(recorder(null).transport).events()
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining('no event stream') })
})
