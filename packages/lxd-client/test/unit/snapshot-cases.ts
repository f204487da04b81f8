import type { Client } from '../../src/client.ts'
import type { Result } from '../../src/result.ts'

/** One request as a line (method, URL and JSON body), and the call that must ask exactly that. */
export type Case = [expected: string, call: (client: Client) => Promise<Result<unknown>>]

export const readingSnapshots: Case[] = [
  [
    'GET /1.0/instances/web/snapshots?project=p&recursion=1',
    (lxd) => lxd.instances.snapshots.list('web', { project: 'p' }),
  ],
  ['GET /1.0/instances/web/snapshots/a%20b', (lxd) => lxd.instances.snapshots.get('web', 'a b')],
]

export const startingSnapshots: Case[] = [
  [
    'POST /1.0/instances/web/snapshots?project=p {"stateful":true}',
    (lxd) => lxd.instances.snapshots.create('web', { stateful: true }, { project: 'p' }),
  ],
  [
    'POST /1.0/instances/web/snapshots/one {"name":"two"}',
    (lxd) => lxd.instances.snapshots.rename('web', 'one', 'two'),
  ],
  [
    'PUT /1.0/instances/web?project=p {"restore":"one","stateful":false}',
    (lxd) => lxd.instances.snapshots.restore('web', 'one', { stateful: false, project: 'p' }),
  ],
  ['PUT /1.0/instances/web {"restore":"one"}', (lxd) => lxd.instances.snapshots.restore('web', 'one')],
  ['DELETE /1.0/instances/web/snapshots/one', (lxd) => lxd.instances.snapshots.delete('web', 'one')],
]

export const changingSnapshots: Case[] = [
  [
    'PUT /1.0/instances/web/snapshots/one {"expires_at":"2030-01-01T00:00:00Z"}',
    (lxd) => lxd.instances.snapshots.put('web', 'one', { expires_at: '2030-01-01T00:00:00Z' }),
  ],
]
