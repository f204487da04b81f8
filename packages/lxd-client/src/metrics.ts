/** One line of `/1.0/metrics`: a value with its labels, such as `lxd_memory_MemTotal_bytes{name="web",project="default"}`. */
export interface MetricSample {
  name: string
  labels: Record<string, string>
  value: number
}

/**
 * Reads the OpenMetrics text that LXD and Incus send (`doc/metrics.md`; names begin with `lxd_` or `incus_`). Comments,
 * `# EOF`, and lines that are no sample are left out; a line's timestamp is ignored, since neither sends one.
 */
export function parseMetrics(text: string): MetricSample[] {
  return text.split('\n').flatMap((line) => parseLine(line) ?? [])
}

const name = /^[a-zA-Z_:][a-zA-Z0-9_:]*/
const label = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"\s*,?/

function parseLine(line: string): MetricSample | undefined {
  const metric = name.exec(line)?.[0]
  if (metric === undefined) return undefined
  let rest = line.slice(metric.length)
  const labels: Record<string, string> = {}
  if (rest.startsWith('{')) {
    rest = rest.slice(1)
    for (let found = label.exec(rest); found; found = label.exec(rest)) {
      const [whole, key = '', value = ''] = found
      labels[key] = unescapeLabel(value)
      rest = rest.slice(whole.length)
    }
    if (!/^\s*\}/.test(rest)) return undefined
    rest = rest.slice(rest.indexOf('}') + 1)
  }
  const value = parseValue(rest.trim().split(/\s+/)[0] ?? '')
  return value === undefined ? undefined : { name: metric, labels, value }
}

function unescapeLabel(value: string): string {
  return value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
}

function parseValue(text: string): number | undefined {
  if (/^[+-]?inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return Number.NaN
  const value = Number(text)
  return text === '' || Number.isNaN(value) ? undefined : value
}
