import type { Warning } from '@gantry/lxd-client/types/warning'

const rank: Record<Warning['severity'], number> = { high: 0, moderate: 1, low: 2 }

/** Those that are neither acknowledged nor resolved, the worst first, then the latest. */
export const openWarnings = (warnings: readonly Warning[]): Warning[] =>
  warnings
    .filter(({ status }) => status === 'new')
    .sort(
      (one, other) =>
        rank[one.severity] - rank[other.severity] || other.last_seen_at.localeCompare(one.last_seen_at),
    )
