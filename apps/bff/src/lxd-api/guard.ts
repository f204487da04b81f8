import type { Permission } from '@gantry/protocol/permissions'
import { escapesOf, isObject, isThere } from './escapes.ts'
import { lastTextOf, textsOf, valuesOf } from './go-keys.ts'
import type { Guard, Route } from './route.ts'

export type GuardAsked = {
  route: Route
  query: Record<string, string>
  /** The project whose permission was checked. */
  project: string
  /** Whether LXD itself restricts that project. */
  restricted: boolean
  may(permission: Permission, project?: string): boolean
  /** The object as it is on the server now. */
  current(): Promise<Record<string, unknown> | undefined>
}

/** Answers why a body does not pass, or undefined. */
export async function guardBody(guard: Guard, body: unknown, asked: GuardAsked): Promise<string | undefined> {
  if (!isObject(body)) return 'The body must be a JSON object.'
  return (
    secretsOf(guard, body, asked) ??
    fetchesOf(guard, body, asked) ??
    otherProject(guard, body, asked) ??
    (await escaping(guard, body, asked))
  )
}

/** Where there is more than one, all of them fill the same struct. */
const sources = (body: Record<string, unknown>): Record<string, unknown>[] =>
  valuesOf(body, 'source').filter(isObject)

/** A migration without a place to go answers the secrets of its sockets, which never leave Gantry. */
function secretsOf(guard: Guard, body: Record<string, unknown>, { query }: GuardAsked): string | undefined {
  if (guard === 'move' || guard === 'volume') {
    const migrates = valuesOf(body, 'migration').some((value) => value !== false)
    const placed = [query.target, lastTextOf(body, 'pool'), lastTextOf(body, 'project')].some(Boolean)
    const pushes = valuesOf(body, 'target').length > 0
    if (migrates && (pushes || !placed)) {
      return 'A migration between servers is made by Gantry itself: the secrets of its sockets never leave it.'
    }
  }
  const pushed = sources(body).some((source) => textsOf(source, 'mode').includes('push'))
  return pushed
    ? 'A migration by push is made by Gantry itself: the secrets of its sockets never leave it.'
    : undefined
}

/** Whatever makes the server open a connection to an address of the person's choice (S41). */
function fetchesOf(_: Guard, body: Record<string, unknown>, { may }: GuardAsked): string | undefined {
  const address = sources(body)
    .flatMap((source) => ['server', 'url', 'operation'].flatMap((key) => textsOf(source, key)))
    .at(0)
  if (address === undefined || may('url.fetch')) return undefined
  return `The server would fetch from ${address}, which needs the permission url.fetch.`
}

/** A copy from, or a move to, another project needs permission there too: what it copies may hold more than it may. */
function otherProject(
  guard: Guard,
  body: Record<string, unknown>,
  { route, project, may }: GuardAsked,
): string | undefined {
  const types = sources(body).flatMap((source) => valuesOf(source, 'type'))
  const isImage = types.length > 0 && types.every((type) => type === 'image')
  const permission = isImage ? 'view' : route.permission
  for (const from of sources(body).flatMap((source) => textsOf(source, 'project'))) {
    if (from !== project && !may(permission, from)) return needed(permission, from)
  }
  if (guard === 'move' || guard === 'volume') {
    for (const to of textsOf(body, 'project'))
      if (to !== project && !may(route.permission, to)) return needed(route.permission, to)
  }
  return undefined
}

const needed = (permission: Permission, project: string): string =>
  `This needs the permission ${permission} on project ${project} too.`

/** Whoever is no administrator of the server may not set what escapes the container; what is set already may stay. */
async function escaping(
  guard: Guard,
  body: Record<string, unknown>,
  asked: GuardAsked,
): Promise<string | undefined> {
  if (guard === 'source' || guard === 'volume') return undefined
  if (asked.restricted || asked.may('server.manage')) return undefined
  if (guard === 'network') return networkEscape(body, asked)
  const escapes = escapesOf(body)
  if (escapes.length === 0) return undefined
  const changes = asked.route.method === 'PUT' || asked.route.method === 'PATCH'
  const current = changes ? await asked.current() : undefined
  const added = escapes.find((found) => !current || !isThere(found, current))
  return (
    added && `Only an administrator of the server may set ${added.where}: it reaches out of the instance.`
  )
}

async function networkEscape(body: Record<string, unknown>, asked: GuardAsked): Promise<string | undefined> {
  const raw = valuesOf(body, 'config')
    .filter(isObject)
    .flatMap((config) => Object.entries(config))
    .filter(([key, value]) => key.startsWith('raw.') && value !== '')
  if (raw.length === 0) return undefined
  const current = asked.route.method === 'POST' ? undefined : await asked.current()
  const config = isObject(current?.config) ? current.config : {}
  const added = raw.find(([key, value]) => config[key] !== value)
  return added && `Only an administrator of the server may set ${added[0]}: it is taken as it is by the host.`
}
