import { createHash } from 'node:crypto'
import type { AuditTable } from '../db/tables.ts'

/** The hash that the first record follows. */
export const chainStart = '0'.repeat(64)

/**
 * The hash of a record: SHA-256 over the hash of the one before and every field of this one, as a JSON array, whose
 * quotes and commas keep fields apart.
 */
export const chainHash = (before: string, record: Omit<AuditTable, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        before,
        record.id,
        record.at,
        record.person_id,
        record.person_name,
        record.address,
        record.action,
        record.server,
        record.project,
        record.target,
        record.outcome,
        record.message,
        record.request,
      ]),
    )
    .digest('hex')
