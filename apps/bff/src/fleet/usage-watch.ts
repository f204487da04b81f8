import type { Client } from '@gantry/lxd-client'
import type { UsageSample } from '@gantry/protocol/live'
import { every, limits } from './limits.ts'
import { type Counters, readMetrics } from './metrics.ts'

export type UsageParts = {
  server: string
  client: Client
  /** The members to ask, each of which tells only of its own instances; undefined: a server without a cluster. */
  targets: () => (string | undefined)[]
  signal: AbortSignal
  onUsage(usage: { server: string; at: string; samples: UsageSample[] }): void
}

type Reading = { at: number; counters: Map<string, Counters> }

/** Reads `/1.0/metrics` of a server, one request for all of its instances, only while somebody looks at usage. */
export class UsageWatch implements Disposable {
  readonly #parts: UsageParts
  #timer: NodeJS.Timeout | undefined
  #reading = false
  #before: Reading | undefined

  constructor(parts: UsageParts) {
    this.#parts = parts
  }

  watch(on: boolean): void {
    if (on === (this.#timer !== undefined)) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#before = undefined
    if (!on) return
    this.#timer = setInterval(() => void this.#read(), every.usage)
    void this.#read()
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
  }

  async #read(): Promise<void> {
    const { client, targets, signal, server, onUsage } = this.#parts
    if (this.#reading || signal.aborted) return
    this.#reading = true
    const answers = await Promise.all(
      targets().map((target) =>
        client.metrics.text({
          signal,
          timeoutMs: limits.metrics,
          ...(target === undefined ? {} : { target }),
        }),
      ),
    )
    this.#reading = false
    if (signal.aborted || this.#timer === undefined) return
    const now: Reading = { at: performance.now(), counters: new Map() }
    for (const answer of answers) {
      if (!answer.ok) continue
      for (const [key, counters] of readMetrics(answer.value)) now.counters.set(key, counters)
    }
    const samples = samplesOf(server, this.#before, now)
    this.#before = now
    onUsage({ server, at: new Date().toISOString(), samples })
  }
}

/** Rates need two readings; a counter that went down belongs to a new start, and gives none. */
export function samplesOf(server: string, before: Reading | undefined, now: Reading): UsageSample[] {
  return [...now.counters].map(([key, is]) => {
    const was = before?.counters.get(key)
    const seconds = before ? (now.at - before.at) / 1000 : 0
    const rate = (a: number | null | undefined, b: number | null): number | null =>
      a === null || a === undefined || b === null || b < a || seconds <= 0 ? null : (b - a) / seconds
    const cpu = rate(was?.cpuSeconds, is.cpuSeconds)
    return {
      key: `${server}/${key}`,
      cpu: cpu === null ? null : Math.round(cpu * 1000) / 10,
      memory: is.memoryUsed,
      memoryTotal: is.memoryTotal,
      disk: is.disk,
      received: round(rate(was?.received, is.received)),
      sent: round(rate(was?.sent, is.sent)),
      processes: is.processes,
    }
  })
}

const round = (value: number | null): number | null => (value === null ? null : Math.round(value))
