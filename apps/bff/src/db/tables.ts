import type { Generated } from 'kysely'

/*
 * The tables as Kysely sees them. Times are ISO 8601 text and flags 0 or 1, for SQLite and PostgreSQL alike; what
 * is JSON says so. `user`, `session`, `account` and `verification` are better-auth's, with its own column names.
 */

export type Tables = {
  user: UserTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
  setup_token: SetupTokenTable
  secret: SecretTable
  server: ServerTable
  audit_record: AuditTable
  audit_pending: AuditPendingTable
  image_remote: ImageRemoteTable
  operation: OperationTable
  saved_command: SavedCommandTable
  recording: RecordingTable
  setting: SettingTable
  last_seen: LastSeenTable
}

export type UserTable = {
  id: string
  name: string
  email: string
  emailVerified: number
  image: string | null
  createdAt: string
  updatedAt: string
  disabled: number
  /** JSON: `Binding[]`. */
  bindings: string
}

type SessionTable = {
  id: string
  /** The SHA-256 of the token in the cookie. */
  token: string
  userId: string
  expiresAt: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
}

type AccountTable = {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

type VerificationTable = {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}

/** At most one row: the SHA-256 of the setup link's token. */
type SetupTokenTable = { id: number; hash: string; created: string }

/** Sealed private keys and their public parts: `name` is `identity` or `session-secret`. */
type SecretTable = { name: string; public: string; sealed: string; created: string }

export type ServerTable = {
  id: string
  name: string
  way: string
  /** JSON: `string[]`; socket paths for `unix`, `host:port` for `https`. */
  addresses: string
  fingerprint: string | null
  disabled: number
  added: string
}

export type AuditTable = {
  id: number
  at: string
  person_id: string | null
  person_name: string | null
  address: string
  action: string
  server: string | null
  project: string | null
  target: string
  outcome: string
  message: string
  request: string
  /** The SHA-256 over the record and the hash of the one before (S43). */
  hash: string
}

/** Changes that have begun; `run` tells this process's from those that a crash left behind. */
type AuditPendingTable = {
  id: string
  begun: string
  run: string
  /** JSON: the record as far as it is known. */
  subject: string
}

type ImageRemoteTable = {
  id: string
  name: string
  url: string
  /** PEM. */
  certificate: string | null
  added: string
}

/** Operations that ended, kept long after their servers forgot them. */
export type OperationTable = {
  /** Counts up in the order of storing; pages are cut at it. */
  seq: Generated<number>
  server: string
  id: string
  project: string
  member: string | null
  description: string
  status: string
  /** JSON: `{kind, project, name}[]`. */
  resources: string
  error: string
  created: string
  updated: string
  ended: string
  person_id: string | null
  person_name: string | null
  requestor: string | null
}

/** Each server as it was last seen; see `fleet/last-seen-store.ts` for what is in `picture`. */
type LastSeenTable = { server: string; at: string; picture: Uint8Array }

export type SavedCommandTable = {
  id: string
  name: string
  line: string
  user_name: string | null
  /** JSON: names and values. */
  environment: string
  owner_id: string
  owner_name: string
  changed: string
}

/** Recordings of terminals; what was seen is sealed in a file of the data folder. */
export type RecordingTable = {
  id: string
  instance: string
  /** JSON: `string[]`. */
  command: string
  person_id: string
  person_name: string
  started: string
  ended: string | null
  bytes: number
  /** Whether it broke off before the session's end. */
  failed: number
}

/** What administrators set while Gantry runs; JSON by name. */
type SettingTable = { name: string; value: string }
