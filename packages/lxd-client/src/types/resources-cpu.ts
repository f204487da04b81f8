/** Cpu resources available on the system. Follows `ResourcesCPU` of the API description. */
export interface ResourcesCPU {
  /** Architecture name. */
  architecture: string
  /** List of CPU sockets. */
  sockets: ResourcesCPUSocket[]
  /** Total number of CPU threads (from all sockets and cores). */
  total: number
}

/** Follows `ResourcesCPUAddressSizes` of the API description. */
export interface ResourcesCPUAddressSizes {
  physical_bits?: number
  virtual_bits?: number
}

/** CPU cache. Follows `ResourcesCPUCache` of the API description. */
export interface ResourcesCPUCache {
  /** Cache level (usually a number from 1 to 3). */
  level: number
  /** Size of the cache (in bytes). */
  size: number
  /** Type of cache (Data, Instruction, Unified, ...). */
  type: string
}

/** CPU core on the system. Follows `ResourcesCPUCore` of the API description. */
export interface ResourcesCPUCore {
  /** Core identifier within the socket. */
  core: number
  /** What die the CPU is a part of (for chiplet designs). */
  die: number
  /** Current frequency. */
  frequency?: number
  /** List of threads. */
  threads: ResourcesCPUThread[]
  /** What cluster the core is a part of (core identifiers may only be unique within a cluster) (not in LXD 5.0). */
  cluster?: number
  /** List of CPU flags (not in LXD 5.0). */
  flags?: string[]
}

/** CPU socket on the system. Follows `ResourcesCPUSocket` of the API description. */
export interface ResourcesCPUSocket {
  /** List of CPU caches. */
  cache?: ResourcesCPUCache[]
  /** List of CPU cores. */
  cores: ResourcesCPUCore[]
  /** Current CPU frequency (Mhz). */
  frequency?: number
  /** Minimum CPU frequency (Mhz). */
  frequency_minimum?: number
  /** Maximum CPU frequency (Mhz). */
  frequency_turbo?: number
  /** Product name. */
  name?: string
  /** Socket number. */
  socket: number
  /** Vendor name. */
  vendor?: string
  address_sizes?: ResourcesCPUAddressSizes
}

/** CPU thread on the system. Follows `ResourcesCPUThread` of the API description. */
export interface ResourcesCPUThread {
  /** Thread ID (used for CPU pinning). */
  id: number
  /** Whether the thread has been isolated (outside of normal scheduling). */
  isolated: boolean
  /** NUMA node the thread is a part of. */
  numa_node: number
  /** Whether the thread is online (enabled). */
  online: boolean
  /** Thread identifier within the core. */
  thread: number
}

/** Memory resources available on the system. Follows `ResourcesMemory` of the API description. */
export interface ResourcesMemory {
  /** Size of memory huge pages (bytes). */
  hugepages_size: number
  /** Total of memory huge pages (bytes). */
  hugepages_total: number
  /** Used memory huge pages (bytes). */
  hugepages_used: number
  /** List of NUMA memory nodes. */
  nodes?: ResourcesMemoryNode[]
  /** Total system memory (bytes). */
  total: number
  /** Used system memory (bytes). */
  used: number
}

/** Node-specific memory resources available on the system. Follows `ResourcesMemoryNode` of the API description. */
export interface ResourcesMemoryNode {
  /** Total of memory huge pages (bytes). */
  hugepages_total: number
  /** Used memory huge pages (bytes). */
  hugepages_used: number
  /** NUMA node identifier. */
  numa_node: number
  /** Total system memory (bytes). */
  total: number
  /** Used system memory (bytes). */
  used: number
}
