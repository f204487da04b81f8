import type {
  ResourcesCPU,
  ResourcesCPUAddressSizes,
  ResourcesCPUCache,
  ResourcesCPUCore,
  ResourcesCPUSocket,
  ResourcesCPUThread,
  ResourcesMemory,
  ResourcesMemoryNode,
} from '../../../src/types/resources-cpu.ts'
import { flag, list, number, object, optional, type Shape, text } from '../shape.ts'

const resourcesCPUCacheShape: Shape<ResourcesCPUCache> = object<ResourcesCPUCache>()({
  level: number,
  size: number,
  type: text,
})

const resourcesCPUThreadShape: Shape<ResourcesCPUThread> = object<ResourcesCPUThread>()({
  id: number,
  isolated: flag,
  numa_node: number,
  online: flag,
  thread: number,
})

const resourcesCPUCoreShape: Shape<ResourcesCPUCore> = object<ResourcesCPUCore>()({
  core: number,
  die: number,
  frequency: optional(number),
  threads: list(resourcesCPUThreadShape),
  cluster: optional(number),
  flags: optional(list(text)),
})

const resourcesCPUAddressSizesShape: Shape<ResourcesCPUAddressSizes> = object<ResourcesCPUAddressSizes>()({
  physical_bits: optional(number),
  virtual_bits: optional(number),
})

const resourcesCPUSocketShape: Shape<ResourcesCPUSocket> = object<ResourcesCPUSocket>()({
  cache: optional(list(resourcesCPUCacheShape)),
  cores: list(resourcesCPUCoreShape),
  frequency: optional(number),
  frequency_minimum: optional(number),
  frequency_turbo: optional(number),
  name: optional(text),
  socket: number,
  vendor: optional(text),
  address_sizes: optional(resourcesCPUAddressSizesShape),
})

export const resourcesCPUShape: Shape<ResourcesCPU> = object<ResourcesCPU>()({
  architecture: text,
  sockets: list(resourcesCPUSocketShape),
  total: number,
})

const resourcesMemoryNodeShape: Shape<ResourcesMemoryNode> = object<ResourcesMemoryNode>()({
  hugepages_total: number,
  hugepages_used: number,
  numa_node: number,
  total: number,
  used: number,
})

export const resourcesMemoryShape: Shape<ResourcesMemory> = object<ResourcesMemory>()({
  hugepages_size: number,
  hugepages_total: number,
  hugepages_used: number,
  nodes: optional(list(resourcesMemoryNodeShape)),
  total: number,
  used: number,
})
