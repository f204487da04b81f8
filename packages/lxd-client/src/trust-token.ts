import { fail, ok, type Result } from './result.ts'

/** What a trust token holds (`doc/authentication.md`, "Adding trusted clients using tokens"). */
export interface TrustToken {
  /** The token itself, which is what the server wants to see. */
  text: string
  /** The name the client will have in the server's list. */
  clientName: string
  /** SHA-256 of the server's certificate: 64 lower-case hex digits. This is the pin. */
  fingerprint: string
  /** `host:port`, in the order the server gave them. */
  addresses: string[]
  secret: string
  /** RFC 3339; missing when it never expires. */
  expiresAt?: string
}

/**
 * Reads a token as `lxc config trust add` or `incus config trust add` prints it: base64 of JSON. Line breaks and blanks
 * of a paste are ignored. Every failure is `refused`, with a message for the person who pasted it.
 */
export function parseTrustToken(pasted: string): Result<TrustToken> {
  const text = pasted.replace(/\s+/g, '')
  if (text === '') return fail('refused', 'The token is empty.')
  const json = decodeBase64(text)
  if (json === undefined) return fail('refused', 'This is no trust token: it is not base64 of text.')
  let token: unknown
  try {
    token = JSON.parse(json)
  } catch {
    return fail('refused', 'This is no trust token, or a part of it is missing: it does not hold JSON.')
  }
  return readToken(text, token)
}

function readToken(text: string, token: unknown): Result<TrustToken> {
  if (typeof token !== 'object' || token === null)
    return fail('refused', 'This is no trust token: it holds no fields.')
  const field = new Map<string, unknown>(Object.entries(token))
  if (field.has('server_name')) {
    return fail(
      'refused',
      'This token lets a server join a cluster. A trust token is wanted (`config trust add`).',
    )
  }
  const fingerprint = field.get('fingerprint')
  const secret = field.get('secret')
  const addresses = field.get('addresses')
  const expiresAt = field.get('expires_at')
  const clientName = field.get('client_name')
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{64}$/i.test(fingerprint)) {
    return fail('refused', "This token does not hold the server's fingerprint.")
  }
  if (typeof secret !== 'string' || secret === '')
    return fail('refused', 'This token does not hold a secret.')
  if (!Array.isArray(addresses) || addresses.length === 0 || !addresses.every(isString)) {
    return fail('refused', 'This token holds no addresses: the server does not listen on the network.')
  }
  return ok({
    text,
    clientName: typeof clientName === 'string' ? clientName : '',
    fingerprint: fingerprint.toLowerCase(),
    addresses,
    secret,
    ...(typeof expiresAt === 'string' && !expiresAt.startsWith('0001-') ? { expiresAt } : {}),
  })
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The token that `certificates.createToken` made: the operation's metadata, put together as the command line does. */
export function trustTokenOf(metadata: Record<string, unknown>): Result<TrustToken> {
  const { fingerprint, secret, addresses, expiresAt, request } = metadata
  const name =
    typeof request === 'object' && request !== null ? new Map(Object.entries(request)).get('name') : ''
  const token = {
    client_name: name,
    fingerprint,
    addresses,
    secret,
    expires_at: expiresAt ?? '0001-01-01T00:00:00Z',
  }
  const bytes = new TextEncoder().encode(JSON.stringify(token))
  return readToken(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')), token)
}
