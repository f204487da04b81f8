import type { ActionItem, ActionRun } from '@gantry/protocol/actions'
import type { Access, Caller } from '../../access/access.ts'
import type { Audit } from '../../audit/audit.ts'
import type { Origin } from '../../origin.ts'
import type { Servers } from '../../servers/servers.ts'
import type { Fleet } from '../fleet.ts'
import type { Operations } from '../operations/operations.ts'

export type ActionParts = {
  access: Pick<Access, 'people' | 'onRevoked'>
  servers: Pick<Servers, 'get' | 'connection'>
  fleet: Pick<Fleet, 'publishAction' | 'server' | 'projectConfig'>
  operations: Pick<Operations, 'startedBy'>
  audit: Pick<Audit, 'record' | 'begin'>
}

/** One item of a run, and who wants it. `change` tells the browsers. */
export type Job = {
  run: ActionRun
  item: ActionItem
  caller: Caller
  from: Origin
  change(part: Partial<ActionItem>): void
  /** The person wants it no more. */
  cancelled: AbortSignal
  /** Gantry itself ends: nothing is waited for any more. */
  ending: AbortSignal
}
