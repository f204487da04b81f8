import type { RequestBody } from '@gantry/lxd-client/transport'
import { isObject } from './escapes.ts'
import type { Route } from './route.ts'

/**
 * The snapshot that a request restores. For the API that is a change of the instance like any other; who reads the
 * audit log wants to see that data may have been lost. Go takes the key in any case.
 */
export function restoredSnapshot(route: Route, body: RequestBody | undefined): string | undefined {
  if (route.method !== 'PUT' || route.path !== '/1.0/instances/{name}') return undefined
  if (body === undefined || !('json' in body) || !isObject(body.json)) return undefined
  const names = Object.entries(body.json).flatMap(([key, value]) =>
    key.toLowerCase() === 'restore' && typeof value === 'string' && value !== '' ? [value] : [],
  )
  return names.at(-1)
}
