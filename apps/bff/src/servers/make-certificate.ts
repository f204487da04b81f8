import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }

/** A self-signed certificate, P-384 as `lxc` makes its own. `names` are the DNS names and IP addresses it is for. */
export const makeCertificate = async ({
  name,
  years,
  names,
}: {
  name: string
  years: number
  names: string[]
}): Promise<{ certificate: string; key: string }> => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const now = new Date()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString('hex'),
      name: [{ O: ['Gantry'], CN: [name] }],
      // An hour back, for servers whose clock is a little behind.
      notBefore: new Date(now.getTime() - 3_600_000),
      notAfter: new Date(new Date(now).setFullYear(now.getFullYear() + years)),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([
          x509.ExtendedKeyUsage.clientAuth,
          x509.ExtendedKeyUsage.serverAuth,
        ]),
        ...(names.length === 0
          ? []
          : [
              new x509.SubjectAlternativeNameExtension(
                names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
              ),
            ]),
      ],
    },
    webcrypto,
  )
  const key = x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  )
  return { certificate: certificate.toString('pem'), key }
}
