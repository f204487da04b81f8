import type { Operation } from './operation.ts'

/** Fields that every event has. Follows `Event` of the API description and `doc/events.md`. */
interface EventBase {
  /** When the event was made, RFC 3339 with nanoseconds. Events may arrive out of order, and have no number. */
  timestamp: string
  /** The cluster member it comes from; on a server without a cluster `none` or empty. */
  location?: string
  /** The project it belongs to; missing for events about the whole server. */
  project?: string
}

/** Something happened to an object. Follows "lifecycle" of `doc/events.md`. */
export interface LifecycleEvent extends EventBase {
  type: 'lifecycle'
  metadata: LifecycleMetadata
}

export interface LifecycleMetadata {
  /** What happened, such as `instance-started`; `doc/events.md` lists them all. */
  action: string
  /** The object's URL, such as `/1.0/instances/web?project=test`. */
  source: string
  /** What the action adds, such as `old_name` of a rename. */
  context?: Record<string, unknown>
  /** Who did it. */
  requestor?: { username: string; protocol: string; address: string }
  /** The object's name (not in LXD 5.0). */
  name?: string
  /** The object's project (not in LXD 5.0). */
  project?: string
}

/** An operation was made, moved on, or ended. The metadata is the operation at that time. */
export interface OperationEvent extends EventBase {
  type: 'operation'
  metadata: Operation
}

/** A line of the server's log. */
export interface LoggingEvent extends EventBase {
  type: 'logging'
  metadata: { message: string; level: string; context: Record<string, string> | null }
}

export type EventMessage = LifecycleEvent | OperationEvent | LoggingEvent

export type EventType = EventMessage['type']
