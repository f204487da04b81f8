import { build, type Caller, inScope, type Scope, type ScopeOptions } from '../call.ts'
import { type MetricSample, parseMetrics } from '../metrics.ts'
import { mapResult, type Result } from '../result.ts'

/**
 * Usage of all instances in one answer (`doc/metrics.md`). The server keeps it for 8 s. A
 * cluster's member answers for its own instances only: ask each with `target`.
 */
export function metricCalls(call: Caller, scope: Scope) {
  const text = (options: ScopeOptions = {}) =>
    call.text(build('GET', '/1.0/metrics', inScope(scope, options)))
  return {
    /** As it is sent: the OpenMetrics text format. */
    text,
    samples: async (options: ScopeOptions = {}): Promise<Result<MetricSample[]>> =>
      mapResult(await text(options), parseMetrics),
  }
}
