/** The value below which the part `p` (0–1) of the sample lies: the nearest rank, so always a value that was seen. */
export function percentile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}

export const median = (sample: readonly number[]): number => percentile(sample, 0.5)

/** `12.3 ms (11.0–14.9, n 7)`: the median, and from the least to the greatest seen. */
export function spread(sample: readonly number[], unit: string, digits = 0): string {
  const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits })
  const [least, most] = [Math.min(...sample), Math.max(...sample)]
  const middle = `${shown(median(sample))} ${unit}`.trim()
  return `${middle} (${shown(least)}–${shown(most)}, n ${sample.length})`
}

/** `80 ms, p95 95 ms (n 30)`: for samples that are large enough to have a tail. */
export function tail(sample: readonly number[], unit: string, digits = 0): string {
  const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits })
  const [least, most] = [Math.min(...sample), Math.max(...sample)]
  return (
    `${shown(median(sample))} ${unit}, p95 ${shown(percentile(sample, 0.95))} ${unit} ` +
    `(${shown(least)}–${shown(most)}, n ${sample.length})`
  )
}

/** Milliseconds since 1970 with fractions; the page stamps with the same clock of the same machine. */
export const now = (): number => performance.timeOrigin + performance.now()
