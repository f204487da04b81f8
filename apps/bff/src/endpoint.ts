import type { Permission, Target } from '@gantry/protocol/permissions'
import type { Request, Response } from 'express'
import type * as z from 'zod/mini'
import type { Caller } from './access/access.ts'
import type { AuditEnd } from './audit/audit.ts'
import type { Context } from './context.ts'
import type { Origin } from './origin.ts'

/*
 * A declarative endpoint: who may call it, what it takes, the name it has in the audit log. `mount-endpoints.ts`
 * turns it into a route: rate limit → person → body → permission → audit → handler → answer.
 */

/** The names after a colon in a path: `/api/servers/:server/pin` has `server`. */
export type Params<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? Params<Head> & Params<Tail>
  : Path extends `:${infer Name}`
    ? { [key in Name]: string }
    : unknown

/** `anyone` needs no login; the handler of an endpoint with a `permission` runs only when it is held on the target. */
export type Authorize<P> = 'anyone' | 'signed-in' | { permission: Permission; target?(params: P): Target }

/**
 * At most `max` requests in `windowMs` from one address, by one person, or with the same value in a field of the body.
 * `onlyFailures` counts those that were refused.
 */
export type Limit = {
  max: number
  windowMs: number
  by: 'address' | 'person' | { field: string }
  onlyFailures?: boolean
}

/** Where a request came from, for the audit log and the list of sessions. */
export type From = Origin & { agent: string }

type Asked<B, Q, P, C> = {
  body: B
  query: Q
  params: P
  context: Context
  caller: C
  from: From
  request: Request
  response: Response
  /** Aborts when the browser hangs up. */
  signal: AbortSignal
}

export type Failed = {
  status: number
  code: string
  message: string
  /** The name of the server that refused; `message` is then its own words. */
  server?: string | undefined
  fields?: Record<string, string> | undefined
}

/**
 * What a handler gives: a JSON body (or none, with 204), a failure, or `sent` when it wrote the response itself.
 * `audit` adds to the audit record what only the handler knows.
 */
export type Answer =
  | { status?: number; body?: unknown; headers?: Record<string, string>; audit?: Partial<AuditEnd> }
  | { failed: Failed; headers?: Record<string, string>; audit?: Partial<AuditEnd> }
  | 'sent'

/**
 * The name of a change in the audit log; its target is the last name in the path where nothing else is said, and its
 * server and project are those on which permission is asked for.
 * `by: 'handler'` says that the handler writes the records itself, because one request is many changes, or none.
 */
type AuditName<P, B, Q> =
  | string
  | {
      action: string
      target(asked: { params: P; body: B; query: Q }): string
      server?(params: P): string
    }
  | { action: string; by: 'handler' }

type Body<S> = S extends z.core.$ZodType ? z.infer<S> : undefined

type Schema = z.core.$ZodType | undefined

type Definition<Path extends string, B, Q, A> = {
  path: Path
  body?: B
  query?: Q
  authorize: A
  limits?: Limit[]
  /** Bytes of JSON; 64 KiB when it is not given. */
  bodyLimit?: number
  handler: (
    asked: Asked<Body<B>, Body<Q>, Params<Path>, A extends 'anyone' ? Caller | undefined : Caller>,
  ) => Promise<Answer> | Answer
}

type Reading = { method: 'get'; audit?: never }
type Changing<P, B, Q> = { method: 'post' | 'put' | 'patch' | 'delete'; audit: AuditName<P, B, Q> }

/**
 * An endpoint with the types of its parts forgotten, as the application mounts it. Its functions are written as
 * methods, which TypeScript compares both ways: what `mount-endpoints.ts` hands over was made by the very schemas
 * that gave the types.
 */
export type Endpoint = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  body?: Schema
  query?: Schema
  authorize: 'anyone' | 'signed-in' | { permission: Permission; target?(params: unknown): Target }
  audit?: ErasedAudit
  limits?: Limit[]
  bodyLimit?: number
  handler(asked: Asked<unknown, unknown, unknown, Caller | undefined>): Promise<Answer> | Answer
}

type ErasedAudit =
  | string
  | {
      action: string
      target(asked: { params: unknown; body: unknown; query: unknown }): string
      server?(params: unknown): string
    }
  | { action: string; by: 'handler' }

/** Without `authorize`, or without `audit` on anything but a GET, this does not type-check. */
export const endpoint = <
  const Path extends string,
  const A extends Authorize<Params<Path>>,
  B extends Schema = undefined,
  Q extends Schema = undefined,
>(
  definition: Definition<Path, B, Q, A> & (Reading | Changing<Params<Path>, Body<B>, Body<Q>>),
): Endpoint => definition

/** A failure of our own, as the answer of a handler. */
export const refuse = (
  status: number,
  code: string,
  message: string,
  more: Partial<Failed> = {},
): Answer => ({
  failed: { ...more, status, code, message },
})
