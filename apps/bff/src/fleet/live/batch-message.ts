import type { LiveBatch } from '@gantry/protocol/live'
import type { ActionMove, FleetBatch } from '../fleet-batch.ts'

/** The batch as the browser gets it: parts that hold nothing are left out. */
export function batchMessage(
  seq: number,
  batch: Omit<FleetBatch, 'actions'> | undefined,
  actions: ActionMove[],
): LiveBatch {
  const message: LiveBatch = { type: 'batch', seq }
  if (batch && batch.put.length + batch.drop.length > 0)
    message.instances = { put: batch.put, drop: batch.drop }
  if (batch && batch.servers.length + batch.dropServers.length > 0) {
    message.servers = { put: batch.servers, drop: batch.dropServers }
  }
  if (batch && batch.operations.length > 0) message.operations = batch.operations
  if (batch && batch.hints.length > 0) message.hints = batch.hints
  if (actions.length > 0) message.actions = actions.map(({ id, ended, items }) => ({ id, ended, items }))
  return message
}
