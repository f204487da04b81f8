/** Limits of a connection; each has a default that suits LXD. */
export interface ConnectionLimits {
  /** Milliseconds to connect to one address, TLS included. Default 5 s. */
  connectTimeoutMs?: number
  /** Milliseconds that a body may pause before its connection is given up. Default 120 s. */
  idleTimeoutMs?: number
  /** Connections at once; more requests wait. Default 128. */
  maxConnections?: number
  /** Milliseconds between pings on an event stream. Default 15 s. */
  pingIntervalMs?: number
  /** Milliseconds of silence after which an event stream's peer counts as dead. Default 40 s. */
  deadAfterMs?: number
}

export const defaultLimits: Required<ConnectionLimits> = {
  connectTimeoutMs: 5_000,
  idleTimeoutMs: 120_000,
  maxConnections: 128,
  pingIntervalMs: 15_000,
  deadAfterMs: 40_000,
}
