import 'reflect-metadata'
import { createHash, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }

/** Writes a self-signed certificate and its key unless they exist: an identity must survive a new `up`. */
export async function ensureCertificate(certificate: string, key: string, name: string): Promise<void> {
  if (existsSync(certificate) && existsSync(key)) return
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: `CN=${name}`,
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 3650 * 86_400_000),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: 'ip', value: '127.0.0.1' },
          { type: 'dns', value: 'localhost' },
        ]),
      ],
    },
    crypto,
  )
  const secret = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  await writeFile(key, `${PemConverter.encode(secret, 'PRIVATE KEY')}\n`, { mode: 0o600 })
  await writeFile(certificate, `${made.toString('pem')}\n`)
}

export interface Certificate {
  pem: string
  /** SHA-256 of the DER form, lower-case hex, as LXD shows it. */
  fingerprint: string
}

export async function readCertificate(file: string): Promise<Certificate> {
  const pem = await readFile(file, 'utf8')
  const { raw } = new X509Certificate(pem)
  return { pem, fingerprint: createHash('sha256').update(raw).digest('hex') }
}
