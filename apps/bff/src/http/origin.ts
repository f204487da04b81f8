import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { type Config, isLoopback } from '../config.ts'

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>

const hostnameOf = (host: string): string | undefined => {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host)
  return (match?.[1] ?? match?.[2])?.toLowerCase()
}

/**
 * Whether a request is for us, by its Host (S20). A page of another name whose DNS is turned to our address (rebinding)
 * sends that name; so literal addresses are fine, and of names only `localhost`, the machine's own and the public one.
 */
export const isOurHost = (host: string | undefined, config: Pick<Config, 'host' | 'publicUrl'>): boolean => {
  const name = host === undefined ? undefined : hostnameOf(host)
  if (name === undefined) return false
  if (config.publicUrl !== undefined && host?.toLowerCase() === new URL(config.publicUrl).host) return true
  if (name === 'localhost') return true
  if (isLoopback(config.host)) return isLoopback(name)
  return isIP(name) !== 0 || name === hostname().toLowerCase() || name === config.host.toLowerCase()
}

/** The origins whose pages may change things: that of the request's own Host, and the public one. */
const ownOrigins = ({ headers, socket }: Asked, config: Pick<Config, 'publicUrl'>): string[] => [
  `${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? ''}`.toLowerCase(),
  ...(config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin]),
]

/** Whether the Origin is there and ours; `null`, sub-domains and other ports are not (S1, S2). */
export const hasOwnOrigin = (request: Asked, config: Pick<Config, 'publicUrl'>): boolean => {
  const { origin } = request.headers
  return origin !== undefined && ownOrigins(request, config).includes(origin.toLowerCase())
}

/**
 * Whether a change comes from a page of ours (S17). Browsers say so in Sec-Fetch-Site, older ones in Origin alone.
 * Both are compared where both are there; with neither it is no page at all, and a cookie alone is not enough.
 */
export const isSameSiteChange = (request: Asked, config: Pick<Config, 'publicUrl'>): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (request.headers.origin !== undefined) return hasOwnOrigin(request, config)
  return site === 'same-origin'
}
