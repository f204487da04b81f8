import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../src/servers/identity.ts'
import { makeCertificate } from '../src/servers/make-certificate.ts'
import { emptyFolder, startTestGantry } from './harness.ts'

const shownBy = (url: string): Promise<{ fingerprint: string; names: string }> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false })
    socket.once('error', reject).once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      socket.destroy()
      if (certificate === undefined) reject(new Error('no certificate'))
      else resolve({ fingerprint: fingerprintOf(certificate.raw), names: certificate.subjectAltName ?? '' })
    })
  })

describe('HTTPS', () => {
  it('is spoken on anything but loopback, with a certificate made once', async () => {
    await using gantry = await startTestGantry({ GANTRY_LISTEN: '0.0.0.0:0' })
    expect(gantry.gantry.url).toMatch(/^https:/)
    const shown = await shownBy(gantry.gantry.url)
    expect(shown.names).toContain('DNS:localhost')
    expect(shown.names).toContain('IP Address:127.0.0.1')
    await gantry.restart()
    expect((await shownBy(gantry.gantry.url)).fingerprint).toBe(shown.fingerprint)
    // It is not the one that servers see.
    expect(gantry.gantry.context.servers.identity().fingerprint).not.toBe(shown.fingerprint)
    const plain = await fetch(gantry.gantry.url.replace('https', 'http')).catch((error: unknown) => error)
    expect(plain).toBeInstanceOf(Error)
  })

  it('S18 works whole over HTTPS: setup, cookie, change', async () => {
    await using gantry = await startTestGantry({ GANTRY_LISTEN: '0.0.0.0:0' })
    const ada = await gantry.setUp()
    expect((await ada.get('api/session')).json).toMatchObject({ state: 'signed-in' })
    const { origin, host } = new URL(gantry.gantry.url)
    const overPlain = { origin: origin.replace('https', 'http'), host, 'sec-fetch-site': undefined }
    expect((await ada.ask('POST', 'api/sign-out', { headers: overPlain })).status).toBe(403)
    expect((await ada.post('api/sign-out')).status).toBe(204)
  })

  it('S19 shows the certificate that is given, and only then asks browsers to insist on HTTPS', async () => {
    const folder = await emptyFolder()
    const made = await makeCertificate({ name: 'given', years: 1, names: ['127.0.0.1'] })
    const [cert, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')]
    await writeFile(cert, made.certificate)
    await writeFile(key, made.key)
    await using gantry = await startTestGantry({ GANTRY_TLS_CERT: cert, GANTRY_TLS_KEY: key })
    expect(gantry.gantry.url).toMatch(/^https:\/\/127\.0\.0\.1:/)
    expect((await shownBy(gantry.gantry.url)).fingerprint).toBe(fingerprintOf(made.certificate))
    const answer = await gantry.visitor().get('api/health')
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })
})
