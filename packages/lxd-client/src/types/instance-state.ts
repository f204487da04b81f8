import type { StatusCode } from './common.ts'

/** Follows `InstanceState` of the API description. */
export interface InstanceState {
  cpu: InstanceStateCPU
  /** Dict of disk usage. */
  disk: Record<string, InstanceStateDisk> | null
  memory: InstanceStateMemory
  /** Dict of network usage. */
  network: Record<string, InstanceStateNetwork> | null
  /** PID of the runtime. */
  pid: number
  /** Number of processes in the instance. */
  processes: number
  /** Current status (Running, Stopped, Frozen or Error). */
  status: string
  status_code: StatusCode
  /** os_info (not in LXD 5.0). */
  os_info?: InstanceStateOSInfo | null
  /** The time that the instance started at (not in LXD 5.0). */
  started_at?: string
}

/** Follows `InstanceStateCPU` of the API description. */
export interface InstanceStateCPU {
  /** CPU usage in nanoseconds. */
  usage: number
  /** CPU time available per second, in nanoseconds (not in LXD 5.0). */
  allocated_time?: number
}

/** Follows `InstanceStateDisk` of the API description. */
export interface InstanceStateDisk {
  /** Disk usage in bytes. */
  usage: number
  /** Total size in bytes (not in LXD 5.0). */
  total?: number
}

/** Follows `InstanceStateMemory` of the API description. */
export interface InstanceStateMemory {
  /** SWAP usage in bytes. */
  swap_usage: number
  /** Peak SWAP usage in bytes. */
  swap_usage_peak: number
  /** Memory usage in bytes. */
  usage: number
  /** Peak memory usage in bytes. */
  usage_peak: number
  /** Total memory size in bytes (not in LXD 5.0). */
  total?: number
}

/** Follows `InstanceStateNetwork` of the API description. */
export interface InstanceStateNetwork {
  /** List of IP addresses. */
  addresses: InstanceStateNetworkAddress[]
  counters: InstanceStateNetworkCounters
  /** Name of the interface on the host. */
  host_name: string
  /** MAC address. */
  hwaddr: string
  /** MTU (maximum transmit unit) for the interface. */
  mtu: number
  /** Administrative state of the interface (up/down). */
  state: string
  /** Type of interface (broadcast, loopback, point-to-point, ...). */
  type: string
}

/**
 * Network address as part of the network section of a LXD instance's state. Follows
 * `InstanceStateNetworkAddress` of the API description.
 */
export interface InstanceStateNetworkAddress {
  /** IP address. */
  address: string
  /** Network family (inet or inet6). */
  family: string
  /** Network mask. */
  netmask: string
  /** Address scope (local, link or global). */
  scope: string
}

/**
 * Packet counters as part of the network section of a LXD instance's state. Follows
 * `InstanceStateNetworkCounters` of the API description.
 */
export interface InstanceStateNetworkCounters {
  /** Number of bytes received. */
  bytes_received: number
  /** Number of bytes sent. */
  bytes_sent: number
  /** Number of errors received. */
  errors_received: number
  /** Number of errors sent. */
  errors_sent: number
  /** Number of inbound packets dropped. */
  packets_dropped_inbound: number
  /** Number of outbound packets dropped. */
  packets_dropped_outbound: number
  /** Number of packets received. */
  packets_received: number
  /** Number of packets sent. */
  packets_sent: number
}

/** Follows `InstanceStateOSInfo` of the API description. */
export interface InstanceStateOSInfo {
  /** FQDN of the instance (not in LXD 5.0). */
  fqdn?: string
  /** Hostname of the instance (not in LXD 5.0). */
  hostname?: string
  /** Version of the kernel running in the instance (not in LXD 5.0). */
  kernel_version?: string
  /** Operating system running in the instance (not in LXD 5.0). */
  os?: string
  /** Version of the operating system (not in LXD 5.0). */
  os_version?: string
}
