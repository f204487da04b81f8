import type { Client, Result } from '@gantry/lxd-client'
import type { NodeConnection } from '@gantry/lxd-client/node'
import { fail, ok } from '@gantry/lxd-client/result'
import type { Instance } from '@gantry/lxd-client/types/instance'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { Transfer, TransferWay } from '@gantry/protocol/transfer'

/** One of the two servers of a transfer. `client` is bound to the project there. */
export type End = {
  id: string
  name: string
  connection: NodeConnection
  client: Client
  project: string
}

/** What is copied from where to where, once everything about it is decided. */
export type Asked = {
  from: End
  to: End
  instance: Instance
  /** What the copy is called. */
  name: string
  transfer: Transfer
  /** Those that may be tried, in this order. */
  ways: readonly TransferWay[]
  /** The person wants it no more, or may not have it. */
  cancelled: AbortSignal
  /** Gantry itself ends: nothing is waited for, and nothing taken back. */
  ending: AbortSignal
}

/** What the person sees of it while it goes on. */
export type Progress = {
  started(end: End, operation: Operation): void
  /** This operation tells how far it is. */
  follow(end: End, operation: Operation): void
  bytes(count: number): void
  /** The copy's record is there, made at this time by the server's clock; undefined before each try. */
  created(at: string | undefined): void
}

/** One way to do it. */
export type Way = (asked: Asked, progress: Progress) => Promise<WayEnd>

/** `unreachable`: nothing was copied since one did not reach the other, so that another way may do. */
export type WayEnd = { ok: true } | WayFailure
export type WayFailure = { ok: false; message: string; unreachable: boolean }

export const done: WayEnd = { ok: true }
export const failed = (message: string, unreachable = false): WayFailure => ({
  ok: false,
  message,
  unreachable,
})

export const cancelledEnd = failed('It was cancelled.')

/** Where others reach a server, and the certificate that they find there. */
export const reachedAt = async (end: End): Promise<Result<{ addresses: string[]; certificate: string }>> => {
  const server = await end.client.server.get()
  if (!server.ok) return server
  const { addresses, certificate } = server.value.environment
  if (addresses.length === 0)
    return fail('unreachable', `${end.name} listens on no address (core.https_address)`)
  return ok({ addresses, certificate })
}

/** The secrets of the sockets of a migration, which no one outside of Gantry and the two servers ever sees (S5). */
export const secretsOf = ({ metadata }: Operation): Record<string, string> =>
  Object.fromEntries(
    Object.entries(metadata ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
