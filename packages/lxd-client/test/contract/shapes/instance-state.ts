import type {
  InstanceState,
  InstanceStateCPU,
  InstanceStateDisk,
  InstanceStateMemory,
  InstanceStateNetwork,
  InstanceStateNetworkAddress,
  InstanceStateNetworkCounters,
  InstanceStateOSInfo,
} from '../../../src/types/instance-state.ts'
import { list, mapOf, nullable, number, object, oneOf, optional, type Shape, text } from '../shape.ts'

const instanceStateDiskShape: Shape<InstanceStateDisk> = object<InstanceStateDisk>()({
  usage: number,
  total: optional(number),
})

const instanceStateMemoryShape: Shape<InstanceStateMemory> = object<InstanceStateMemory>()({
  swap_usage: number,
  swap_usage_peak: number,
  usage: number,
  usage_peak: number,
  total: optional(number),
})

const instanceStateCPUShape: Shape<InstanceStateCPU> = object<InstanceStateCPU>()({
  usage: number,
  allocated_time: optional(number),
})

const instanceStateNetworkCountersShape: Shape<InstanceStateNetworkCounters> =
  object<InstanceStateNetworkCounters>()({
    bytes_received: number,
    bytes_sent: number,
    errors_received: number,
    errors_sent: number,
    packets_dropped_inbound: number,
    packets_dropped_outbound: number,
    packets_received: number,
    packets_sent: number,
  })

const instanceStateNetworkAddressShape: Shape<InstanceStateNetworkAddress> =
  object<InstanceStateNetworkAddress>()({
    address: text,
    family: text,
    netmask: text,
    scope: text,
  })

const instanceStateNetworkShape: Shape<InstanceStateNetwork> = object<InstanceStateNetwork>()({
  addresses: list(instanceStateNetworkAddressShape),
  counters: instanceStateNetworkCountersShape,
  host_name: text,
  hwaddr: text,
  mtu: number,
  state: text,
  type: text,
})

const instanceStateOSInfoShape: Shape<InstanceStateOSInfo> = object<InstanceStateOSInfo>()({
  fqdn: optional(text),
  hostname: optional(text),
  kernel_version: optional(text),
  os: optional(text),
  os_version: optional(text),
})

export const instanceStateShape: Shape<InstanceState> = object<InstanceState>()({
  cpu: instanceStateCPUShape,
  disk: nullable(mapOf(instanceStateDiskShape)),
  memory: instanceStateMemoryShape,
  network: nullable(mapOf(instanceStateNetworkShape)),
  pid: number,
  processes: number,
  status: text,
  status_code: oneOf(100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 200, 400, 401),
  os_info: optional(nullable(instanceStateOSInfoShape)),
  started_at: optional(text),
})
