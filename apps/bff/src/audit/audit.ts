import type { AuditPage, AuditRecord } from '@gantry/protocol/audit-record'
import type { Caller } from '../access/access.ts'

/** What is about to happen. `request` is the request's id, `address` where it came from. */
export type AuditSubject = {
  caller?: Caller | undefined
  address: string
  action: string
  server?: string | undefined
  project?: string | undefined
  target: string
  request: string
}

type AuditOutcome = AuditRecord['outcome']

export type AuditEntry = AuditSubject & { outcome: AuditOutcome; message?: string | undefined }

/** What became of a change; `target`, `server` and `caller` where only the change itself could tell them. */
export type AuditEnd = {
  outcome: AuditOutcome
  message?: string | undefined
  target?: string | undefined
  server?: string | undefined
  /** Whom it made known, such as who signed in. */
  caller?: Caller | undefined
}

/** A change that is written down as begun. Settling it twice does nothing the second time. */
export interface PendingAudit {
  settle(end: AuditEnd): Promise<void>
}

export type AuditQuery = {
  person?: string | undefined
  action?: string | undefined
  server?: string | undefined
  outcome?: string | undefined
  before?: string | undefined
}

/** One record for each change and each denial (S42), each holding the hash of the one before (S43). */
export interface Audit {
  /** Appends one record of what is over already, such as a denial. Rejects when it cannot be written. */
  record(entry: AuditEntry): Promise<void>
  /**
   * Writes, durably, that a change begins. It rejects when that cannot be written, and the change must then be
   * refused (S44). A change that a crash cut off becomes a `failed` record at the next start.
   */
  begin(subject: AuditSubject): Promise<PendingAudit>
  /** Newest first, 100 a page. */
  page(query: AuditQuery): Promise<AuditPage>
  /** The id of the first record whose hash does not follow from the one before, or null. */
  verify(): Promise<number | null>
}
