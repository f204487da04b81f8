import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { makeCertificate } from '../src/servers/make-certificate.ts'
import { type Browser, emptyFolder, startTestGantry, type TestGantry } from './harness.ts'
import { likeLxd, lxdAnswer, lxdError, type Peer, type Respond, startPeer } from './peer.ts'

type Remotes = Record<string, Record<string, unknown>>

/** A folder as the client itself writes it. */
const clientFolder = async (remotes: Remotes, certificates: Record<string, string>): Promise<string> => {
  const folder = await emptyFolder()
  await mkdir(join(folder, 'servercerts'))
  const client = await makeCertificate({ name: 'client', years: 1, names: [] })
  await writeFile(join(folder, 'client.crt'), client.certificate)
  await writeFile(join(folder, 'client.key'), client.key)
  for (const [name, pem] of Object.entries(certificates)) {
    await writeFile(join(folder, 'servercerts', `${name}.crt`), pem)
  }
  await writeFile(join(folder, 'config.yml'), stringify({ 'default-remote': 'local', remotes }))
  return folder
}

const remote = (peer: Peer) => ({
  addr: `https://${peer.address}`,
  auth_type: 'tls',
  protocol: 'lxd',
  public: false,
})

/** Trusts the client of the folder, and Gantry once that client asked for it. */
const trustsTheFolder = (): Respond => {
  const certificates: string[] = []
  return (asked) => {
    if (asked.url.startsWith('/1.0/certificates/')) return lxdError(404, 'Certificate not found')
    if (asked.url === '/1.0/certificates' && asked.method === 'POST') {
      certificates.push(asked.body)
      return lxdAnswer({})
    }
    return likeLxd(asked)
  }
}

const importing = async (gantry: TestGantry, folder: string): Promise<{ ada: Browser; results: unknown }> => {
  const ada = await gantry.setUp()
  const answer = await ada.post('api/servers/import', { folder })
  expect(answer.status).toBe(200)
  return { ada, results: answer.json }
}

describe('importing a client configuration', () => {
  it('takes servers with their pins, merges the members of a cluster, and says what became of each', async () => {
    await using one = await startPeer(trustsTheFolder())
    await using other = await startPeer(trustsTheFolder())
    const folder = await clientFolder(
      {
        images: { addr: 'https://images.linuxcontainers.org', protocol: 'simplestreams', public: true },
        own: { addr: 'https://127.0.0.1:9', protocol: 'simplestreams', public: true },
        open: { addr: 'https://127.0.0.1:9', public: true },
        first: remote(one),
        again: remote(one),
        member: { ...remote(one), addr: `https://localhost:${one.port}` },
        second: remote(other),
        gone: { ...remote(one), addr: 'https://127.0.0.1:1' },
        sso: { ...remote(one), auth_type: 'oidc' },
      },
      {
        first: one.certificate,
        again: one.certificate,
        member: one.certificate,
        second: other.certificate,
        gone: (await makeCertificate({ name: 'gone', years: 1, names: [] })).certificate,
      },
    )
    await using gantry = await startTestGantry()
    const { ada, results } = await importing(gantry, folder)
    expect(results).toMatchObject([
      { remote: 'images', kind: 'image-remote', outcome: 'skipped' },
      { remote: 'own', kind: 'image-remote', outcome: 'added' },
      { remote: 'open', outcome: 'skipped' },
      { remote: 'first', kind: 'server', outcome: 'added' },
      { remote: 'again', outcome: 'skipped', message: 'It is in Gantry already, as first' },
      { remote: 'member', outcome: 'merged', message: 'Another address of first' },
      { remote: 'second', outcome: 'added' },
      { remote: 'gone', outcome: 'failed' },
      { remote: 'sso', outcome: 'failed', message: expect.stringContaining('trust token') },
    ])
    expect(gantry.gantry.context.servers.list()).toMatchObject([
      { name: 'first', fingerprint: one.fingerprint, addresses: [one.address, `localhost:${one.port}`] },
      { name: 'second', fingerprint: other.fingerprint, addresses: [other.address] },
    ])
    expect((await ada.get('api/image-remotes')).json).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'own', url: 'https://127.0.0.1:9' })]),
    )

    // What each server was asked to trust is Gantry's own certificate, once.
    const asked = one.seen.requests.filter(({ method }) => method === 'POST')
    expect(asked).toHaveLength(1)
    const { certificate } = gantry.gantry.context.servers.identity()
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
      type: 'client',
      name: 'gantry',
      certificate: certificate.replace(/-----[A-Z ]+-----|\s/g, ''),
    })

    // A second time nothing is added.
    const again = await ada.post('api/servers/import', { folder })
    expect(again.text).not.toMatch(/"outcome":"(added|merged)"/)
  })

  it('S35 pins what the folder has: a server that shows another certificate is not asked', async () => {
    await using peer = await startPeer(trustsTheFolder())
    await using other = await startPeer()
    const folder = await clientFolder({ peer: remote(peer) }, { peer: other.certificate })
    await using gantry = await startTestGantry()
    const { results } = await importing(gantry, folder)
    expect(results).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('certificate') }])
    expect(peer.seen.requests).toEqual([])
  })

  it('wants an authority to vouch for a server whose certificate the folder does not have', async () => {
    await using peer = await startPeer(trustsTheFolder())
    const folder = await clientFolder({ peer: remote(peer) }, {})
    await using gantry = await startTestGantry()
    const { results } = await importing(gantry, folder)
    expect(results).toMatchObject([
      { outcome: 'failed', message: expect.stringMatching(/self-signed|certificate/) },
    ])
    expect(peer.seen.requests).toEqual([])
  })

  it('S33 takes over no key of the folder', async () => {
    await using peer = await startPeer(trustsTheFolder())
    const folder = await clientFolder({ peer: remote(peer) }, { peer: peer.certificate })
    await using gantry = await startTestGantry()
    await importing(gantry, folder)
    const secrets = await gantry.gantry.context.db.selectFrom('secret').select('name').execute()
    expect(secrets).toEqual([{ name: 'identity:client' }])
  })

  it('says what is wrong with a folder, and shows nothing of its files', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const answer = (folder: string) => ada.post('api/servers/import', { folder })
    const none = await answer('/nowhere/at/all')
    expect(none.status).toBe(422)
    expect(none.json).toMatchObject({
      error: { fields: { folder: expect.stringContaining('no readable config.yml') } },
    })
    const folder = await emptyFolder()
    for (const text of ['remotes: [secret', 'remotes: secret', '- secret', 'remotes: {a: secret}']) {
      await writeFile(join(folder, 'config.yml'), text)
      const bad = await answer(folder)
      expect([text, bad.status, bad.text.includes('secret')]).toEqual([text, 422, false])
    }
    await writeFile(join(folder, 'config.yml'), '')
    expect((await answer(folder)).json).toEqual([])
    await writeFile(
      join(folder, 'config.yml'),
      stringify({ remotes: { '../../x': { addr: 'https://127.0.0.1:1' } } }),
    )
    expect((await answer(folder)).json).toMatchObject([
      { outcome: 'failed', message: expect.stringContaining('client.crt') },
    ])
  })
})
