import { type Answer, endpoint } from '../endpoint.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { projectionOf } from '../fleet/projection.ts'
import { encodingFor, Snapshots } from '../fleet/snapshot.ts'

const snapshots = new WeakMap<Fleet, Snapshots>()

const snapshotsOf = (fleet: Fleet): Snapshots => {
  const known = snapshots.get(fleet) ?? new Snapshots(fleet)
  snapshots.set(fleet, known)
  return known
}

/** Every instance that the person may see, compressed, made once for all who see the same. */
export const listInstances = endpoint({
  method: 'get',
  path: '/api/fleet/instances',
  authorize: 'signed-in',
  handler: async ({ context, caller, request, response }): Promise<Answer> => {
    const encoding = encodingFor(request.headers['accept-encoding'])
    const body = await snapshotsOf(context.fleet).body(projectionOf(caller.person.bindings), encoding)
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.setHeader('vary', 'accept-encoding')
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
    response.setHeader('content-length', body.length)
    response.end(body)
    return 'sent'
  },
})
