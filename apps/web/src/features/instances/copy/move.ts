import type { InstancePost } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { type InstanceTarget, instanceOf, line } from '../actions/client-line.ts'
import type { Placed } from './place-selects.tsx'

/** What of a place is another one than now; undefined where all of it is the same. */
export const movesTo = (row: InstanceRow, placed: Placed): Partial<Placed> | undefined => {
  const moves: Partial<Placed> = {
    ...(placed.project === row.project ? {} : { project: placed.project }),
    ...(placed.member === (row.member ?? '') ? {} : { member: placed.member }),
    ...(placed.pool === '' ? {} : { pool: placed.pool }),
  }
  return Object.keys(moves).length === 0 ? undefined : moves
}

/** The body of `POST /1.0/instances/{name}`; the member is its query parameter `target`. */
export const moveBody = (row: InstanceRow, { project, pool }: Partial<Placed>): InstancePost => ({
  name: row.name,
  migration: true,
  ...(project === undefined ? {} : { project }),
  ...(pool === undefined ? {} : { pool }),
})

export const moveCommand = (target: InstanceTarget, { project, member, pool }: Partial<Placed>): string =>
  line(
    target,
    'move',
    instanceOf(target),
    // Without another server or name the client wants it said again.
    ...(project === undefined && pool === undefined ? [] : [instanceOf(target)]),
    ...(member === undefined ? [] : ['--target', member]),
    ...(pool === undefined ? [] : ['--storage', pool]),
    ...(project === undefined ? [] : ['--target-project', project]),
  )
