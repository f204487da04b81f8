import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { cryptoProvider, X509CertificateGenerator } from '@peculiar/x509'

cryptoProvider.set(webcrypto)

export interface TestCertificate {
  cert: string
  key: string
  /** SHA-256 of the DER form, 64 lower-case hex digits. */
  fingerprint: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** A self-signed certificate as LXD makes its own; with `expired`, one that ended yesterday. */
export async function selfSigned(name: string, { expired = false } = {}): Promise<TestCertificate> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const day = 86_400_000
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 2 * day),
    notAfter: new Date(Date.now() + (expired ? -day : day)),
  })
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    fingerprint: Buffer.from(await certificate.getThumbprint('SHA-256')).toString('hex'),
  }
}
