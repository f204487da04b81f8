import type { InstancePost } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { type InstanceTarget, instanceOf, line } from '../actions/client-line.ts'
import type { Placed } from './place-selects.tsx'

/**
 * What is to be moved where, one after the other: LXD passes the member over in silence where a pool or project is
 * another one too.
 */
export const movesTo = (row: InstanceRow, placed: Placed): Partial<Placed>[] => {
  const { member } = placed
  const elsewhere = {
    ...(placed.project === row.project ? {} : { project: placed.project }),
    ...(placed.pool === '' ? {} : { pool: placed.pool }),
  }
  return [
    ...(member === (row.member ?? '') ? [] : [{ member }]),
    ...(Object.keys(elsewhere).length === 0 ? [] : [elsewhere]),
  ]
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
