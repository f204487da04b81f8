import { X509Certificate } from 'node:crypto'
import { hostname } from 'node:os'
import type { Database } from '../db/open.ts'
import { makeCertificate } from './make-certificate.ts'
import type { Seal } from './seal.ts'

/** A certificate and its key, both PEM. The key stays in the memory of the connector factory (S34). */
export type KeyPair = { certificate: string; key: string; fingerprint: string }

/** The certificate that Gantry shows to servers as a client, and the one its own HTTPS shows. */
export type Purpose = 'client' | 'https'

const years = { client: 10, https: 10 }

/** The key pair for a purpose, made once and kept in the database with its key sealed (S33). */
export const loadIdentity = async (
  db: Database,
  seal: Seal,
  purpose: Purpose,
  names: string[] = [],
): Promise<KeyPair> => {
  const name = `identity:${purpose}`
  const stored = () => db.selectFrom('secret').selectAll().where('name', '=', name).executeTakeFirst()
  if ((await stored()) === undefined) {
    const made = await makeCertificate({ name: `gantry@${hostname()}`, years: years[purpose], names })
    await db
      .insertInto('secret')
      .values({
        name,
        public: made.certificate,
        sealed: seal.seal(name, made.key),
        created: new Date().toISOString(),
      })
      // Another process may have been first; its pair is then the one.
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  }
  const row = await stored()
  if (row === undefined) throw new Error(`The key pair ${name} was not stored`)
  return {
    certificate: row.public,
    key: seal.open(name, row.sealed),
    fingerprint: fingerprintOf(row.public),
  }
}

/** SHA-256 over the certificate, as LXD writes it: 64 lower-case hexadecimal digits. */
export const fingerprintOf = (certificate: string | Buffer): string =>
  new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase()
