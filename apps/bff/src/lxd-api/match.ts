import { refusedRoutes } from './refused.ts'
import type { RefusedRoute, Route } from './route.ts'
import { routes } from './routes.ts'

export type Matched =
  | { kind: 'route'; route: Route; names: Record<string, string>; path: string }
  | { kind: 'refused'; why: string }
  | { kind: 'bad-name'; message: string }
  | { kind: 'none' }

type Node = { literals: Map<string, Node>; name?: { slashes: boolean; node: Node }; ends: Map<string, End> }
type End = { route: Route; names: string[] } | { refused: RefusedRoute }

const node = (): Node => ({ literals: new Map(), ends: new Map() })

/** One tree of all paths; a literal wins over a name, so `logs/exec-output` is not a log called `exec-output`. */
const tree = node()
for (const route of routes) {
  const names = [...route.path.matchAll(/\{(\w+)\*?\}/g)].map(([, name = '']) => name)
  nodeOf(route.path).ends.set(route.method, { route, names })
}
for (const refused of refusedRoutes) nodeOf(refused.path).ends.set(refused.method, { refused })

function nodeOf(path: string): Node {
  let at = tree
  for (const segment of path.split('/').filter(Boolean)) {
    if (segment.startsWith('{')) {
      at.name ??= { slashes: false, node: node() }
      at.name.slashes ||= segment.endsWith('*}')
      at = at.name.node
    } else {
      const next = at.literals.get(segment) ?? node()
      at.literals.set(segment, next)
      at = next
    }
  }
  return at
}

/**
 * Finds the route of a raw, still encoded path. Each name is decoded once, checked, and encoded anew, so that what
 * goes upstream is exactly one segment with exactly that name (S13).
 */
export function match(method: string, rawPath: string): Matched {
  const values: string[] = []
  let path = ''
  let at = tree
  const segments = rawPath === '/' ? [] : rawPath.slice(1).split('/')
  for (const raw of segments) {
    const literal = at.literals.get(raw)
    if (literal) {
      path += `/${raw}`
      at = literal
      continue
    }
    if (!at.name) return { kind: 'none' }
    const value = decode(raw)
    const problem =
      value === undefined ? 'It is not encoded as a URL needs it' : problemOf(value, at.name.slashes)
    if (value === undefined || problem !== undefined) {
      return { kind: 'bad-name', message: `A name in the path cannot be. ${problem}.` }
    }
    values.push(value)
    path += `/${encodeURIComponent(value)}`
    at = at.name.node
  }
  const end = at.ends.get(method)
  if (!end) return { kind: 'none' }
  if ('refused' in end) return { kind: 'refused', why: end.refused.why }
  const names = Object.fromEntries(end.names.map((name, index) => [name, values[index] ?? '']))
  return { kind: 'route', route: end.route, names, path: path === '' ? '/' : path }
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw)
  } catch {
    return undefined
  }
}

function problemOf(name: string, slashes: boolean): string | undefined {
  if (name === '') return 'It is empty'
  if (name.length > 300) return 'It is longer than 300 characters'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(name)) return 'It holds a control character or a backslash'
  if (!slashes && name.includes('/')) return 'It holds a slash'
  if (name.split('/').some((part) => part === '.' || part === '..')) return 'It is . or ..'
  return undefined
}
