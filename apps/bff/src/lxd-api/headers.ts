import type { IncomingHttpHeaders } from 'node:http'

/** What uploads say about themselves, without the `X-LXD-` or `X-Incus-` in front. */
const uploadHeaders = new Set([
  'filename',
  'fingerprint',
  'public',
  'properties',
  'aliases',
  'profiles',
  'name',
  'pool',
  'config',
  'devices',
  'type',
  'uid',
  'gid',
  'mode',
  'write',
  'modify-perm',
])

/**
 * The headers that go to the server, made anew (S15): the browser's `Cookie`, `Origin`, `Forwarded` and the like
 * never do. The servers differ in the prefix of upload headers, and a page need not know.
 */
export function upstreamHeaders(
  headers: IncomingHttpHeaders,
  product: 'lxd' | 'incus',
): Record<string, string> {
  const out: Record<string, string> = { 'user-agent': 'gantry' }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') continue
    const upload = /^x-(?:lxd|incus)-(.+)$/.exec(name)?.[1]
    if (upload !== undefined && uploadHeaders.has(upload)) out[`x-${product}-${upload}`] = value
    else if (name === 'if-match') out[name] = value
  }
  return out
}

const downstream = new Set(['content-length', 'content-disposition', 'etag', 'last-modified'])
const fileHeader = /^x-(?:lxd|incus)-(?:uid|gid|mode|type|modified)$/
const plainTypes = new Set(['application/json', 'text/plain'])

/**
 * The headers that come back (S16). A file out of a container must not become a page of our origin, so every type
 * but JSON and plain text is only bytes to be saved.
 */
export function downstreamHeaders(headers: Record<string, string>): Record<string, string> {
  const out: Record<string, string> = { 'cache-control': 'no-store' }
  for (const [name, value] of Object.entries(headers)) {
    if (downstream.has(name) || fileHeader.test(name)) out[name] = value
  }
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (plainTypes.has(type)) out['content-type'] = `${type}; charset=utf-8`
  else {
    out['content-type'] = 'application/octet-stream'
    if (!out['content-disposition']?.startsWith('attachment')) out['content-disposition'] = 'attachment'
  }
  return out
}
