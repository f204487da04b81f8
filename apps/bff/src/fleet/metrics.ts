/*
 * `/1.0/metrics` is Prometheus text, one request for all running instances of a server (of a cluster: of the one
 * member asked). Lines that are read, as LXD 5.0.2 and, with `incus_` in front, Incus 6 send them:
 *
 *   lxd_cpu_seconds_total{cpu="0",mode="user",name="web",project="default",type="container"} 1.23
 *   lxd_memory_MemTotal_bytes{name=…} / lxd_memory_MemAvailable_bytes{…} / lxd_memory_RSS_bytes{…}
 *   lxd_filesystem_size_bytes{device=…,mountpoint="/",name=…} / lxd_filesystem_avail_bytes{…}
 *   lxd_network_receive_bytes_total{device="eth0",name=…} / lxd_network_transmit_bytes_total{…}
 *   lxd_procs_total{name=…} 4
 */

/** Running totals of one instance, as the server counts them. Seconds and bytes. */
export type Counters = {
  project: string
  name: string
  cpuSeconds: number | null
  memoryTotal: number | null
  memoryUsed: number | null
  disk: number | null
  received: number | null
  sent: number | null
  processes: number | null
}

type Figures = Counters & {
  available: number | null
  free: number | null
  cached: number
  size: number | null
  avail: number | null
}

const line = /^(?:lxd|incus)_(\w+)\{([^}]*)\} (\S+)/
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g

/** Reads the text; keys are `project/name`. Unknown lines are passed over. */
export function readMetrics(text: string): Map<string, Counters> {
  const found = new Map<string, Figures>()
  for (const row of text.split('\n')) {
    const match = line.exec(row)
    if (!match) continue
    const [, metric = '', labelText = '', number = ''] = match
    const value = Number(number)
    if (!Number.isFinite(value)) continue
    const labels = Object.fromEntries(
      [...labelText.matchAll(label)].map(([, key = '', text = '']) => [key, text]),
    )
    const name = labels.name
    if (name === undefined) continue
    const project = labels.project ?? 'default'
    const key = `${project}/${name}`
    let figures = found.get(key)
    if (!figures) {
      figures = blank(project, name)
      found.set(key, figures)
    }
    apply(figures, metric, labels, value)
  }
  return new Map([...found].map(([key, figures]) => [key, finish(figures)]))
}

function apply(it: Figures, metric: string, labels: Record<string, string>, value: number): void {
  switch (metric) {
    case 'cpu_seconds_total':
      if (labels.mode !== 'idle' && labels.mode !== 'iowait') it.cpuSeconds = (it.cpuSeconds ?? 0) + value
      break
    case 'memory_MemTotal_bytes':
      it.memoryTotal = value
      break
    case 'memory_MemAvailable_bytes':
      it.available = value
      break
    case 'memory_MemFree_bytes':
      it.free = value
      break
    case 'memory_Cached_bytes':
      it.cached = value
      break
    case 'filesystem_size_bytes':
      if (labels.mountpoint === '/') it.size = value
      break
    case 'filesystem_avail_bytes':
      if (labels.mountpoint === '/') it.avail = value
      break
    case 'network_receive_bytes_total':
      if (labels.device !== 'lo') it.received = (it.received ?? 0) + value
      break
    case 'network_transmit_bytes_total':
      if (labels.device !== 'lo') it.sent = (it.sent ?? 0) + value
      break
    case 'procs_total':
      it.processes = value
      break
  }
}

function finish(it: Figures): Counters {
  const { available, free, cached, size, avail, ...counters } = it
  const left = available !== null && available > 0 ? available : free === null ? null : free + cached
  return {
    ...counters,
    memoryUsed: it.memoryTotal === null || left === null ? null : Math.max(0, it.memoryTotal - left),
    disk: size === null || avail === null ? null : Math.max(0, size - avail),
  }
}

const blank = (project: string, name: string): Figures => ({
  project,
  name,
  cpuSeconds: null,
  memoryTotal: null,
  memoryUsed: null,
  disk: null,
  received: null,
  sent: null,
  processes: null,
  available: null,
  free: null,
  cached: 0,
  size: null,
  avail: null,
})
