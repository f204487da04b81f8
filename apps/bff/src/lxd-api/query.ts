import { Refusal } from '../http/refusal.ts'
import type { Route } from './route.ts'

/**
 * The query of a request, when each parameter is one that the route lists, given once (S14). One that is not is
 * refused and not dropped: a page would otherwise believe that it was heard.
 */
export function readQuery(raw: string, route: Route): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(raw)) {
    if (!route.query.includes(name)) refuse(`The parameter “${name.slice(0, 50)}” is not passed on here.`)
    if (Object.hasOwn(query, name)) refuse(`The parameter “${name}” is given twice.`)
    query[name] = value
  }
  return query
}

function refuse(message: string): never {
  throw new Refusal({ status: 400, code: 'invalid', message })
}
