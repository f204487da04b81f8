import type { UsageSample } from '@gantry/protocol/live'

/** 60 samples are 5 minutes at one sample each 5 s: what a sparkline can show. */
const kept = 60

export type UsagePoint = UsageSample & { at: number }

export type UsageStore = {
  add(at: string, samples: readonly UsageSample[]): void
  /** Oldest first; the array's identity changes with each sample. */
  history(key: string): readonly UsagePoint[]
  subscribe(key: string, listener: () => void): () => void
  /** Forgets keys that nobody has watched for so long that a line through the gap would lie. */
  forget(keys: ReadonlySet<string>): void
}

const nothing: readonly UsagePoint[] = []

/** Figures of instances by key, each with listeners of its own: a sample must not wake the whole table. */
export const createUsageStore = (): UsageStore => {
  const points = new Map<string, readonly UsagePoint[]>()
  const listeners = new Map<string, Set<() => void>>()
  return {
    add(at, samples) {
      const time = Date.parse(at)
      for (const sample of samples) {
        const before = points.get(sample.key) ?? nothing
        points.set(sample.key, [...before.slice(1 - kept), { ...sample, at: time }])
        for (const listener of listeners.get(sample.key) ?? []) listener()
      }
    },
    history: (key) => points.get(key) ?? nothing,
    subscribe(key, listener) {
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(key)
      }
    },
    forget(keys) {
      for (const key of points.keys()) if (!keys.has(key)) points.delete(key)
    },
  }
}
