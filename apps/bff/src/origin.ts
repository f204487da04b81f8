/** Where a request came from, for the audit log. */
export type Origin = { address: string; request: string }
