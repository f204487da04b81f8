/** Follows `Warning` of the API description. */
export interface Warning {
  /** The number of times this warning occurred. */
  count: number
  /** The entity affected by this warning. */
  entity_url: string
  /** The first time this warning occurred. */
  first_seen_at: string
  /** The warning message. */
  last_message: string
  /** The last time this warning occurred. */
  last_seen_at: string
  /** What cluster member this warning occurred on. */
  location: string
  /** The project the warning occurred in. */
  project: string
  /** The severity of this warning. */
  severity: 'low' | 'moderate' | 'high'
  status: 'new' | 'acknowledged' | 'resolved'
  /** Type of warning. */
  type: string
  /** UUID of the warning. */
  uuid: string
}

/** Follows `WarningPut` of the API description. */
export interface WarningPut {
  status: 'new' | 'acknowledged'
}
