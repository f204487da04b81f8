import * as z from 'zod/mini'
import { InstanceKey } from './instance-row.ts'
import { Role } from './permissions.ts'
import { ServerId, Timestamp } from './text.ts'

/*
 * Recordings of terminals: output only, asciicast v2, sealed at rest.
 *
 *   GET    /api/recording-settings    RecordingSettings   (permission `audit.view`)
 *   PUT    /api/recording-settings    RecordingSettings   (permission `people.manage`)
 *   GET    /api/recordings?text=      Recording[], newest first, 500 at most   (permission `audit.view`)
 *   GET    /api/recordings/:id        the asciicast, `application/x-asciicast`, as far as it goes
 *   DELETE /api/recordings/:id        (permission `people.manage`)
 */

/**
 * Sessions of people who hold one of the roles where the instance is, and all sessions on the servers, are recorded;
 * with both empty, none. `strict` ends a session that cannot be recorded any more; without it the session is marked.
 */
export const RecordingSettings = z.object({
  roles: z.array(Role),
  servers: z.array(ServerId),
  strict: z.boolean(),
  retentionDays: z.int().check(z.gte(1), z.lte(3650)),
})
export type RecordingSettings = z.infer<typeof RecordingSettings>

export const Recording = z.object({
  id: z.string(),
  instance: InstanceKey,
  command: z.array(z.string()),
  person: z.object({ id: z.string(), name: z.string() }),
  started: Timestamp,
  ended: z.nullable(Timestamp),
  /** Of the file, sealed. */
  bytes: z.number(),
  /** It broke off before the session's end. */
  failed: z.boolean(),
})
export type Recording = z.infer<typeof Recording>
