import { connectTls, connectUnix, type NodeConnection } from '@gantry/lxd-client/node'
import type { KeyPair } from './identity.ts'
import type { RegisteredServer } from './registered-server.ts'

type Rule = (ip: string) => string | undefined

type HttpsWay = {
  addresses: string[]
  fingerprint: string | undefined
  onFingerprint?: (shown: string) => void
}

/** The one place where connections to servers are made: all show the same certificate and obey the same rule. */
export const connector = ({ identity, rule }: { identity: KeyPair; rule: Rule }) => {
  const https = (
    { addresses, fingerprint, onFingerprint }: HttpsWay,
    as: KeyPair = identity,
  ): NodeConnection =>
    connectTls({
      addresses,
      fingerprint,
      clientCertificate: { cert: as.certificate, key: as.key },
      checkAddress: rule,
      onCertificate: (shown) => onFingerprint?.(shown.fingerprint),
    })
  return { https, unix: (socketPath: string) => connectUnix({ socketPath }), rule }
}

export type Connector = ReturnType<typeof connector>

/** The open connection of each enabled server, and what certificate it showed last when that was not the pinned one. */
export const createConnections = (connect: Connector) => {
  const open = new Map<string, NodeConnection>()
  const presented = new Map<string, string>()

  const make = ({ id, way, addresses, fingerprint }: RegisteredServer): NodeConnection | undefined => {
    if (way === 'unix') return connect.unix(addresses[0] ?? '')
    // Without a pin nothing may be trusted; the registry never stores such a server.
    if (fingerprint === null) return undefined
    const onFingerprint = (shown: string) => {
      if (shown === fingerprint) presented.delete(id)
      else presented.set(id, shown)
    }
    return connect.https({ addresses, fingerprint, onFingerprint })
  }

  const drop = async (id: string): Promise<void> => {
    const connection = open.get(id)
    open.delete(id)
    presented.delete(id)
    await connection?.[Symbol.asyncDispose]()
  }

  return {
    get: (id: string) => open.get(id),
    presented: (id: string) => presented.get(id),
    /** Ends what was open, and makes the new one unless the server is disabled. */
    async replace(server: RegisteredServer): Promise<void> {
      const ended = drop(server.id)
      const connection = server.disabled ? undefined : make(server)
      if (connection !== undefined) open.set(server.id, connection)
      await ended
    },
    drop,
    async [Symbol.asyncDispose]() {
      await Promise.all([...open.keys()].map(drop))
    },
  }
}
