import { afterEach, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client.ts'
import { connectTls, connectUnix, fetchCertificate, type NodeConnection } from '../../src/node/connect.ts'
import type { Result } from '../../src/result.ts'
import { parseTrustToken, type TrustToken, trustTokenOf } from '../../src/trust-token.ts'
import type { Operation } from '../../src/types/operation.ts'
import { selfSigned, type TestCertificate } from '../support/certificates.ts'
import { addressOf, clientCertificate, labIsUp, servers, trustPassword } from './lab.ts'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.kind}: ${result.message}`)
  return result.value
}

describe.skipIf(!labIsUp).each(servers)(
  'trust on $name ($product)',
  ({ name: server, socketPath, product }) => {
    const name = `contract-trust-${server}-${process.pid}`
    const open: NodeConnection[] = []
    /** Tokens that nobody used stay valid until they are cancelled. */
    const made: Operation[] = []
    const local = () => keep(connectUnix({ socketPath }))

    function keep(connection: NodeConnection): NodeConnection {
      open.push(connection)
      return connection
    }

    /** A connection as one that has only the token would make it. */
    function byToken(token: TrustToken, identity: TestCertificate): NodeConnection {
      const { addresses, fingerprint } = token
      const { cert, key } = identity
      return keep(
        connectTls({ addresses, fingerprint, clientCertificate: { cert, key }, connectTimeoutMs: 1_000 }),
      )
    }

    async function newToken(): Promise<TrustToken> {
      const made = value(await createClient(local()).certificates.createToken({ name }))
      const token = value(trustTokenOf(made.metadata ?? {}))
      // Members of the cluster name their addresses inside the lab; from here they are reached by the forwarder's.
      return server === 'gamma' ? { ...token, addresses: [addressOf(server)] } : token
    }

    afterEach(async () => {
      const certificates = createClient(local()).certificates
      for (const { name: known, fingerprint } of value(await certificates.list())) {
        if (known === name) value(await certificates.delete(fingerprint))
      }
      const { operations } = createClient(local())
      await Promise.all(made.splice(0).map((operation) => operations.cancel(operation)))
      await Promise.all(open.splice(0).map((connection) => connection[Symbol.asyncDispose]()))
    })

    test('a token trusts a new certificate, once, and names the pin', async () => {
      const token = await newToken()
      expect(value(parseTrustToken(token.text))).toMatchObject({
        clientName: name,
        fingerprint: token.fingerprint,
      })
      const certificate = value(await fetchCertificate(token.addresses[0] ?? ''))
      expect(certificate.fingerprint).toBe(token.fingerprint)

      const lxd = createClient(byToken(token, await selfSigned('first')))
      expect(value(await lxd.server.get()).auth).toBe('untrusted')
      expect(await lxd.instances.list()).toMatchObject({ ok: false, kind: 'refused', status: 403 })
      value(await lxd.certificates.trustWithToken(token))
      expect(value(await lxd.server.get()).auth).toBe('trusted')
      expect((await lxd.instances.list()).ok).toBe(true)
      expect(value(await lxd.certificates.list()).map((known) => known.name)).toContain(name)

      const second = createClient(byToken(token, await selfSigned('second')))
      expect(await second.certificates.trustWithToken(token)).toMatchObject({ ok: false, kind: 'refused' })
      expect(value(await second.server.get()).auth).toBe('untrusted')
    })

    test.skipIf(product === 'incus')(
      'the trust password trusts a new certificate, a wrong one does not',
      async () => {
        const token = await newToken()
        const lxd = createClient(byToken(token, await selfSigned('third')))
        expect(await lxd.certificates.trustWithPassword(name, 'wrong')).toMatchObject({
          ok: false,
          kind: 'refused',
        })
        value(await lxd.certificates.trustWithPassword(name, trustPassword()))
        expect(value(await lxd.server.get()).auth).toBe('trusted')
        const operations = createClient(local()).operations
        for (const operation of value(await operations.list())) {
          if (operation.class === 'token') await operations.cancel(operation)
        }
      },
    )

    test('with a wrong pin the real server is not asked', async () => {
      const { addresses } = await newToken()
      const connection = keep(
        connectTls({
          addresses,
          fingerprint: 'cd'.repeat(32),
          clientCertificate: clientCertificate(),
          connectTimeoutMs: 1_000,
        }),
      )
      expect(await createClient(connection).server.get()).toMatchObject({ ok: false, kind: 'pin-mismatch' })
      expect(await createClient(connection).events()).toMatchObject({ ok: false, kind: 'pin-mismatch' })
    })
  },
)
