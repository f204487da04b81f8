import { describe, expect, test } from 'vitest'
import { createClient } from '../../src/client.ts'
import { connectTls, fetchCertificate, type ServerCertificate } from '../../src/node/connect.ts'
import { selfSigned } from '../support/certificates.ts'
import { clientFingerprint, httpsServer, sync } from '../support/https-server.ts'

describe('the pin (S35)', () => {
  test('a server with the pinned certificate is asked', async () => {
    const certificate = await selfSigned('alpha')
    await using server = await httpsServer(certificate, (_, response) => sync(response, ['/1.0']))
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    expect(await createClient(connection).server.versions()).toEqual({ ok: true, value: ['/1.0'] })
    expect(server.requests).toEqual(['GET /'])
  })

  test('a pin in upper case is the same pin', async () => {
    const certificate = await selfSigned('alpha')
    await using server = await httpsServer(certificate, (_, response) => sync(response, ['/1.0']))
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint.toUpperCase(),
      clientCertificate: undefined,
    })
    expect((await createClient(connection).server.versions()).ok).toBe(true)
  })

  test('with a wrong pin not one byte of HTTP reaches the server, by request, stream or event socket', async () => {
    const certificate = await selfSigned('alpha')
    await using server = await httpsServer(certificate, (_, response) => sync(response, ['/1.0']))
    const pinned = 'ab'.repeat(32)
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: pinned,
      clientCertificate: undefined,
    })
    const results = await Promise.all([
      connection.request({ method: 'GET', path: '/1.0' }),
      connection.raw({ method: 'POST', path: '/1.0/images', body: { bytes: new Uint8Array(100) } }),
      createClient(connection).events(),
    ])
    for (const result of results) {
      expect(result).toMatchObject({ ok: false, kind: 'pin-mismatch' })
      const message = result.ok ? '' : result.message
      expect(message).toContain(pinned)
      expect(message).toContain(certificate.fingerprint)
    }
    await server.quiet()
    expect(server.connections()).toBeGreaterThanOrEqual(results.length)
    expect(server.requests).toEqual([])
    expect(server.bytesRead()).toBe(0)
  })

  test('an expired certificate works once it is pinned', async () => {
    const certificate = await selfSigned('old', { expired: true })
    await using server = await httpsServer(certificate, (_, response) => sync(response, ['/1.0']))
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    expect((await createClient(connection).server.versions()).ok).toBe(true)
  })

  test('without a pin a self-signed certificate is not enough', async () => {
    await using server = await httpsServer(await selfSigned('self'), (_, response) =>
      sync(response, ['/1.0']),
    )
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: undefined,
      clientCertificate: undefined,
    })
    expect(await createClient(connection).server.versions()).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(server.requests).toEqual([])
  })

  test('every connection is checked: a second one after a change of certificate is refused', async () => {
    const [first, second] = [await selfSigned('first'), await selfSigned('second')]
    const shown: ServerCertificate[] = []
    await using before = await httpsServer(first, (_, response) =>
      sync(response, ['/1.0'], { connection: 'close' }),
    )
    await using after = await httpsServer(second, (_, response) => sync(response, ['/1.0']))
    await using connection = connectTls({
      addresses: [before.address, after.address],
      fingerprint: first.fingerprint,
      clientCertificate: undefined,
      onCertificate: (certificate) => shown.push(certificate),
    })
    const client = createClient(connection)
    expect((await client.server.versions()).ok).toBe(true)
    await before[Symbol.asyncDispose]()
    expect(await client.server.versions()).toMatchObject({ ok: false, kind: 'pin-mismatch' })
    expect(shown.map(({ fingerprint }) => fingerprint)).toEqual([first.fingerprint, second.fingerprint])
    expect(after.requests).toEqual([])
  })

  test('the client certificate is shown to the server', async () => {
    const [certificate, identity] = [await selfSigned('alpha'), await selfSigned('gantry')]
    await using server = await httpsServer(certificate, (request, response) =>
      sync(response, clientFingerprint(request)),
    )
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: { cert: identity.cert, key: identity.key },
    })
    const result = await connection.request({ method: 'GET', path: '/1.0' })
    expect(result.ok && result.value.text).toContain(identity.fingerprint)
  })
})

describe('fetchCertificate', () => {
  test('gives the certificate and sends no byte of HTTP', async () => {
    const certificate = await selfSigned('alpha')
    await using server = await httpsServer(certificate, (_, response) => sync(response, ['/1.0']))
    const result = await fetchCertificate(server.address)
    expect(result).toMatchObject({
      ok: true,
      value: { fingerprint: certificate.fingerprint, subject: 'CN=alpha' },
    })
    expect(result.ok && result.value.pem).toMatch(/^-----BEGIN CERTIFICATE-----/)
    expect(result.ok && new Date(result.value.expires).getTime()).toBeGreaterThan(Date.now())
    await server.quiet()
    expect(server.bytesRead()).toBe(0)
    expect(server.requests).toEqual([])
  })

  test('says why when nobody listens, and when the address is none', async () => {
    expect(await fetchCertificate('127.0.0.1:1')).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(await fetchCertificate('http://127.0.0.1:1')).toMatchObject({ ok: false, kind: 'refused' })
  })

  test('does not connect to an address that the check refuses', async () => {
    await using server = await httpsServer(await selfSigned('alpha'), (_, response) =>
      sync(response, ['/1.0']),
    )
    const result = await fetchCertificate(server.address, { checkAddress: () => 'loopback' })
    expect(result).toMatchObject({
      ok: false,
      kind: 'unreachable',
      message: '127.0.0.1 is not allowed: loopback',
    })
    expect(server.connections()).toBe(0)
  })
})
