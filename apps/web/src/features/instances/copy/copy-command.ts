import { type InstanceTarget, instanceOf, line, noName } from '../actions/client-line.ts'

/** What is chosen for a copy; an empty member or pool is left to the server. */
export type Copy = {
  name: string
  project: string
  member: string
  pool: string
  /** Whether the snapshots are copied too; one that is made from a snapshot has none. */
  snapshots: boolean
  start: boolean
}

/** A new instance from another, or from a snapshot of it, and its start. What is not chosen is empty. */
export const copyCommand = (target: InstanceTarget, snapshot: string | undefined, copy: Copy): string => {
  const made = { ...target, name: copy.name || noName, project: copy.project }
  const copied = line(
    target,
    'copy',
    snapshot === undefined ? instanceOf(target) : `${instanceOf(target)}/${snapshot}`,
    instanceOf(made),
    ...(copy.snapshots || snapshot !== undefined ? [] : ['--instance-only']),
    ...(copy.member === '' ? [] : ['--target', copy.member]),
    ...(copy.pool === '' ? [] : ['--storage', copy.pool]),
    ...(copy.project === target.project ? [] : ['--target-project', copy.project]),
  )
  return copy.start ? `${copied}\n${line(made, 'start', instanceOf(made))}` : copied
}
