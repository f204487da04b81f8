import type { RequestBody } from '@gantry/lxd-client/transport'
import { isObject } from './escapes.ts'
import { lastTextOf } from './go-keys.ts'
import type { Route } from './route.ts'

/**
 * The snapshot that a request restores. For the API that is a change of the instance like any other; who reads the
 * audit log wants to see that data may have been lost.
 */
export function restoredSnapshot(route: Route, body: RequestBody | undefined): string | undefined {
  if (route.method !== 'PUT' || route.path !== '/1.0/instances/{name}') return undefined
  if (body === undefined || !('json' in body) || !isObject(body.json)) return undefined
  return lastTextOf(body.json, 'restore')
}
