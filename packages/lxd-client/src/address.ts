import { fail, ok, type Result } from './result.ts'

export interface Address {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  host: string
  port: number
}

/** The port LXD and Incus listen on where none is said. */
export const defaultPort = 8443

/** Reads `host`, `host:port`, `[ipv6]:port`, a bare IPv6 address, or any of these behind `https://`. No other scheme (S38). */
export function parseAddress(text: string): Result<Address> {
  const trimmed = text.trim()
  const bare = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(trimmed) ? `[${trimmed}]` : trimmed
  const url = bare.includes('://') ? bare : `https://${bare}`
  if (!URL.canParse(url)) return bad(text)
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(url)
  if (protocol !== 'https:') return fail('refused', `“${text}” is no https address.`)
  if (hostname === '' || username || password || pathname !== '/' || search || hash) return bad(text)
  // `https://host:443` loses its port in a URL, for it is the default there; here the default is another.
  const explicit443 = /:443\/?$/.test(bare)
  return ok({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (explicit443 ? 443 : defaultPort) : Number(port),
  })
}

/** `host:port`, with brackets around IPv6. */
export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

function bad(text: string): Result<never> {
  return fail('refused', `“${text}” is no address; it should look like 192.0.2.10:8443.`)
}
