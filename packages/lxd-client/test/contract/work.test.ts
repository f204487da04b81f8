import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client.ts'
import { outcome } from '../../src/groups/operations.ts'
import { connectTls, fetchCertificate } from '../../src/node/connect.ts'
import type { Result } from '../../src/result.ts'
import { fetchCatalogue } from '../../src/simplestreams.ts'
import type { EventMessage } from '../../src/types/event.ts'
import type { Operation } from '../../src/types/operation.ts'
import { addressOf, clientCertificate, labIsUp, servers } from './lab.ts'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.kind}: ${result.message}`)
  return result.value
}

/** A connection over TLS to a server of the lab, pinned to what it shows now. */
async function connect(server: string) {
  const address = addressOf(server)
  const { fingerprint } = value(await fetchCertificate(address))
  return connectTls({ addresses: [address], fingerprint, clientCertificate: clientCertificate() })
}

describe.skipIf(!labIsUp).each(servers)('work on $name over pinned TLS', ({ name: server }) => {
  let connection: Awaited<ReturnType<typeof connect>>
  let lxd: ReturnType<typeof createClient>
  const name = `contract-work-${server}-${process.pid}`
  beforeAll(async () => {
    connection = await connect(server)
    lxd = createClient(connection)
  })
  afterAll(async () => {
    await lxd.instances.setState(name, { action: 'stop', force: true }).then(ended)
    await lxd.instances.delete(name).then(ended)
    await connection[Symbol.asyncDispose]()
  })

  async function ended(started: Result<Operation>): Promise<Result<Operation>> {
    if (!started.ok) return started
    const last = await lxd.operations.wait(started.value, { timeoutMs: 20_000 })
    return last.ok ? outcome(last.value) : last
  }

  test('the life of an instance, seen as events from outside', async () => {
    const events: EventMessage[] = []
    const stream = value(await lxd.events())
    const reading = (async () => {
      for await (const event of stream) {
        events.push(event)
        if (
          event.type === 'lifecycle' &&
          event.metadata.action === 'instance-deleted' &&
          concerns(event, `${name}-2`)
        )
          break
      }
    })()

    value(await ended(await lxd.instances.create({ name, source: { type: 'image', alias: 'busybox' } })))
    value(await ended(await lxd.instances.setState(name, { action: 'start' })))
    // A container that is still booting cannot always be frozen: its start scripts are over once it has an address.
    const addresses = async () => value(await lxd.instances.state(name)).network?.eth0?.addresses ?? []
    const booted = async () =>
      (await addresses()).some(({ family, scope }) => family === 'inet' && scope === 'global')
    await expect.poll(booted, { timeout: 20_000 }).toBe(true)
    value(await ended(await lxd.instances.setState(name, { action: 'freeze' })))
    expect(value(await lxd.instances.get(name)).status).toBe('Frozen')
    value(await ended(await lxd.instances.setState(name, { action: 'unfreeze' })))
    value(await ended(await lxd.instances.setState(name, { action: 'restart', force: true })))
    value(await ended(await lxd.instances.setState(name, { action: 'stop', force: true })))
    value(await ended(await lxd.instances.rename(name, `${name}-2`)))
    value(await ended(await lxd.instances.delete(`${name}-2`)))
    await reading

    const actions = events.flatMap((event) =>
      event.type === 'lifecycle' && concerns(event, name) ? [event.metadata.action] : [],
    )
    for (const action of ['created', 'started', 'paused', 'resumed', 'restarted', 'renamed', 'deleted']) {
      expect(actions).toContain(`instance-${action}`)
    }
    expect(events.some(({ type }) => type === 'operation')).toBe(true)
  }, 60_000)

  test('an edit with an old entity tag is refused with 412 and changes nothing', async () => {
    value(await ended(await lxd.instances.create({ name, source: { type: 'none' } })))
    const read = await lxd.instances.get(name)
    const etag = read.ok ? (read.etag ?? '') : ''
    expect(etag).not.toBe('')
    const { architecture, config, devices, ephemeral, profiles, stateful } = value(read)
    const change = (text: string) => ({
      ...{ architecture, devices, ephemeral, profiles, stateful, description: text },
      config: { ...config, 'user.text': text },
    })
    value(await ended(await lxd.instances.put(name, change('first'), { etag })))
    const late = await lxd.instances.put(name, change('second'), { etag })
    expect(late).toMatchObject({ ok: false, kind: 'refused', status: 412 })
    // Both empty a description that a PATCH does not mention.
    value(await lxd.instances.patch(name, { description: 'first', config: { 'user.a': 'b' } }))
    const after = value(await lxd.instances.get(name))
    expect(after.description).toBe('first')
    expect(after.config).toMatchObject({ 'user.text': 'first', 'user.a': 'b' })
    value(await ended(await lxd.instances.delete(name)))
  })

  test('what cannot be done is told in the server’s own words', async () => {
    expect(await lxd.instances.get('contract-nobody')).toMatchObject({
      ok: false,
      kind: 'refused',
      status: 404,
    })
    const failed = await ended(
      await lxd.instances.create({ name, source: { type: 'image', alias: 'contract-no-such-image' } }),
    )
    expect(failed).toMatchObject({ ok: false, kind: 'refused' })
    expect(!failed.ok && failed.message).toMatch(/not found|couldn't be found|Image not provided/i)
  })

  test('an image goes out and comes back the same', async () => {
    const { target: fingerprint } = value(await lxd.images.getAlias('busybox'))
    const download = value(await lxd.images.export(fingerprint))
    const chunks: Uint8Array[] = []
    for await (const chunk of download.body) chunks.push(chunk)
    const bytes = new Uint8Array(Buffer.concat(chunks))
    expect(bytes.length).toBe(value(await lxd.images.get(fingerprint)).size)

    const project = `contract-${process.pid}`
    const scoped = createClient(connection, { project })
    value(await lxd.projects.create({ name: project, config: { 'features.images': 'true' } }))
    async function* parts() {
      for (let at = 0; at < bytes.length; at += 100_000) yield bytes.slice(at, at + 100_000)
    }
    const uploaded = value(
      await ended(
        await scoped.images.upload(parts(), {
          filename: 'contract.tar.xz',
          public: true,
          properties: String(new URLSearchParams({ 'contract key': 'a&b' })),
        }),
      ),
    )
    expect(value(await scoped.images.get(fingerprint))).toMatchObject({
      filename: 'contract.tar.xz',
      public: true,
      properties: { 'contract key': 'a&b' },
    })
    expect(uploaded.metadata?.fingerprint).toBe(fingerprint)
    value(await scoped.images.createAlias({ name: 'mine', target: fingerprint }))
    expect(value(await scoped.images.aliases()).map((alias) => alias.name)).toEqual(['mine'])
    value(await scoped.images.deleteAlias('mine'))
    value(await ended(await scoped.images.delete(fingerprint)))
    value(await lxd.projects.delete(project))
  }, 30_000)

  test('profiles are made, changed, renamed and deleted', async () => {
    value(await lxd.profiles.create({ name, config: { 'user.a': '1' } }))
    value(await lxd.profiles.patch(name, { description: 'changed' }))
    expect(value(await lxd.profiles.get(name))).toMatchObject({
      description: 'changed',
      config: { 'user.a': '1' },
    })
    value(await lxd.profiles.put(name, { config: {}, description: '', devices: {} }))
    expect(value(await lxd.profiles.get(name)).config).toEqual({})
    value(await lxd.profiles.rename(name, `${name}-2`))
    value(await lxd.profiles.delete(`${name}-2`))
  })
})

function concerns(event: EventMessage, name: string): boolean {
  return event.type === 'lifecycle' && JSON.stringify(event.metadata).includes(name)
}

describe.skipIf(!labIsUp)('the image server of the lab', () => {
  test('its catalogue holds the image that the servers can create from', async () => {
    const address = addressOf('streams')
    const { fingerprint } = value(await fetchCertificate(address))
    await using connection = connectTls({ addresses: [address], fingerprint, clientCertificate: undefined })
    const images = value(await fetchCatalogue(connection))
    expect(images.length).toBeGreaterThan(0)
    for (const image of images) {
      expect(image.fingerprint).toMatch(/^[0-9a-f]{64}$/)
      expect(image.size).toBeGreaterThan(0)
      expect(image.aliases.length).toBeGreaterThan(0)
    }
  })
})
