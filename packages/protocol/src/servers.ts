import * as z from 'zod/mini'
import { DisplayName, Fingerprint } from './text.ts'

/** An address as people type it: `host`, `host:port` or `https://host:port`; port 8443 where none is given. */
const Address = z.string().check(z.minLength(1, 'An address, like 192.0.2.10:8443'), z.maxLength(300))

/**
 * `POST /api/servers/preview`: says what adding would do, and changes nothing. For an address it makes a TLS
 * handshake only, to read the certificate; no byte of HTTP is sent to a server that nobody has pinned yet.
 */
export const PreviewServer = z.discriminatedUnion('way', [
  z.object({ way: z.literal('unix'), socket: z.string().check(z.minLength(1)) }),
  z.object({ way: z.literal('token'), token: z.string().check(z.minLength(1, 'The token')) }),
  z.object({ way: z.literal('password'), addresses: z.array(Address).check(z.minLength(1)) }),
])
export type PreviewServer = z.infer<typeof PreviewServer>

/** The answer: what would be pinned, and which address answered. `suggestedName` is free in Gantry. */
export const ServerPreview = z.object({
  way: z.enum(['unix', 'token', 'password']),
  addresses: z.array(z.string()),
  reachable: z.nullable(z.string()),
  fingerprint: z.nullable(Fingerprint),
  subject: z.nullable(z.string()),
  expires: z.nullable(z.string()),
  suggestedName: z.string(),
  /** Why it cannot be added as it stands, in words; null when it can. */
  problem: z.nullable(z.string()),
  /** The name of the server of Gantry that has this certificate already. */
  already: z.nullable(z.string()),
})
export type ServerPreview = z.infer<typeof ServerPreview>

/** `POST /api/servers` (permission `servers.add`): answers the new `ServerRow`, 201. */
export const AddServer = z.discriminatedUnion('way', [
  z.object({ way: z.literal('unix'), name: DisplayName, socket: z.string().check(z.minLength(1)) }),
  z.object({ way: z.literal('token'), name: DisplayName, token: z.string().check(z.minLength(1)) }),
  z.object({
    way: z.literal('password'),
    name: DisplayName,
    addresses: z.array(Address).check(z.minLength(1)),
    /** What the person saw in the preview and agreed to; a server that shows another one is refused. */
    fingerprint: Fingerprint,
    password: z.string(),
  }),
])
export type AddServer = z.infer<typeof AddServer>

/** `PATCH /api/servers/:id`. Addresses replace the present ones. */
export const ChangeServer = z.object({
  name: z.optional(DisplayName),
  disabled: z.optional(z.boolean()),
  addresses: z.optional(z.array(Address).check(z.minLength(1))),
})
export type ChangeServer = z.infer<typeof ChangeServer>

/** `POST /api/servers/:id/pin`: trusts the new certificate; must equal what the server shows now. */
export const PinServer = z.object({ fingerprint: Fingerprint })
export type PinServer = z.infer<typeof PinServer>

/** `GET /api/servers/discovered`: local sockets that are there and not yet added. */
export const DiscoveredSocket = z.object({
  socket: z.string(),
  product: z.enum(['lxd', 'incus']),
  suggestedName: z.string(),
  problem: z.nullable(z.string()),
})
export type DiscoveredSocket = z.infer<typeof DiscoveredSocket>

/** `POST /api/servers/import`: a folder on the BFF's own machine that an `lxc` or `incus` client uses. */
export const ImportServers = z.object({
  folder: z.string().check(z.minLength(1, 'The folder of config.yml')),
})
export type ImportServers = z.infer<typeof ImportServers>

export const ImportResult = z.object({
  remote: z.string(),
  kind: z.enum(['server', 'image-remote']),
  outcome: z.enum(['added', 'merged', 'skipped', 'failed']),
  message: z.string(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** `GET /api/identity`: the certificate that Gantry shows to servers; the key never leaves the BFF. */
export const ClientIdentity = z.object({ certificate: z.string(), fingerprint: Fingerprint })
export type ClientIdentity = z.infer<typeof ClientIdentity>
