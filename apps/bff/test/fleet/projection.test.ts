import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { allows, type Binding, roles } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts'
import { projectBatch, projectionOf } from '../../src/fleet/projection.ts'
import { serverRow, unknownServer } from '../../src/fleet/server-facts.ts'

const servers = ['aaaaaa', 'bbbbbb']
const projects = ['default', 'own', 'other']
const places = servers.flatMap((server) => projects.map((project) => ({ server, project })))
const at = '2026-01-01T00:00:00Z'

const instance = ({ server, project }: { server: string; project: string }): InstanceRow => ({
  server,
  project,
  name: 'web',
  member: null,
  type: 'container',
  status: 'Running',
  image: '',
  architecture: 'x86_64',
  addresses: [],
  profiles: [],
  description: '',
  created: at,
  lastUsed: null,
  ephemeral: false,
  user: {},
})

const operation = ({ server, project }: { server: string; project: string }): OperationRow => ({
  server,
  project,
  id: project,
  member: null,
  description: '',
  status: 'Running',
  progress: null,
  resources: [],
  cancellable: false,
  error: '',
  created: at,
  updated: at,
  ended: null,
  person: null,
  requestor: null,
})

const server = (id: string): ServerRow => {
  const registered = { id, name: id, way: 'unix' as const, addresses: [], fingerprint: null, added: at }
  const known = new Map(projects.map((project) => [project, {}]))
  return serverRow({ ...registered, disabled: false }, { ...unknownServer(at), projects: known })
}

/** Everything that there is, in every place. */
const batch: FleetBatch = {
  seq: 7,
  put: places.map(instance),
  drop: places.map((place) => instanceKey({ ...place, name: 'gone' })),
  servers: servers.map(server),
  dropServers: servers,
  operations: places.map(operation),
  actions: [],
  hints: [
    ...places.map((place) => ({ ...place, kind: 'profile', name: 'default' })),
    ...servers.map((id) => ({ server: id, project: null, kind: 'storage-pool', name: 'local' })),
  ],
}

const scope = fc.oneof(
  fc.constant({ everything: true as const }),
  fc.constantFrom(...servers).map((id) => ({ server: id })),
  fc.constantFrom(...places),
)
const bindings: fc.Arbitrary<Binding[]> = fc.array(fc.record({ role: fc.constantFrom(...roles), scope }), {
  maxLength: 4,
})

describe('S3 what a person sees of a batch', () => {
  it('is exactly what the one function that decides allows', () => {
    fc.assert(
      fc.property(bindings, (held) => {
        const sees = (id: string, project: string) => allows(held, 'view', { server: id, project })
        const any = (id: string) => projects.some((project) => sees(id, project))
        const cut = projectBatch(projectionOf(held), batch)
        const visible = places.filter((place) => sees(place.server, place.project))
        if (visible.length === 0) {
          expect(cut).toBeUndefined()
          return
        }
        expect(cut?.seq).toBe(7)
        expect(cut?.put).toEqual(visible.map(instance))
        expect(cut?.drop).toEqual(visible.map((place) => instanceKey({ ...place, name: 'gone' })))
        expect(cut?.operations).toEqual(visible.map(operation))
        expect(cut?.dropServers).toEqual(servers.filter(any))
        expect(cut?.servers.map(({ id, projects: own }) => [id, own])).toEqual(
          servers.filter(any).map((id) => [id, projects.filter((project) => sees(id, project)).sort()]),
        )
        expect(cut?.hints).toEqual(
          batch.hints.filter((hint) =>
            hint.project === null ? any(hint.server) : sees(hint.server, hint.project),
          ),
        )
      }),
    )
  })

  it('is shared by people with the same rights, in whatever order, and by nobody else', () => {
    fc.assert(
      fc.property(bindings, bindings, (one, other) => {
        expect(projectionOf([...one].reverse()).key).toBe(projectionOf(one).key)
        if (projectionOf(one).key !== projectionOf(other).key) return
        expect(projectBatch(projectionOf(one), batch)).toEqual(projectBatch(projectionOf(other), batch))
      }),
    )
  })

  it('an empty batch is none', () => {
    const empty = { ...batch, put: [], drop: [], servers: [], dropServers: [], operations: [], hints: [] }
    const everything: Binding[] = [{ role: 'viewer', scope: { everything: true } }]
    expect(projectBatch(projectionOf(everything), empty)).toBeUndefined()
  })
})
