import type {
  Network,
  NetworkLease,
  NetworkState,
  NetworkStateAddress,
  NetworkStateBond,
  NetworkStateBridge,
  NetworkStateCounters,
  NetworkStateOVN,
  NetworkStateVLAN,
} from '../../../src/types/network.ts'
import { flag, list, mapOf, nullable, number, object, optional, type Shape, text } from '../shape.ts'

export const networkShape: Shape<Network> = object<Network>()({
  config: mapOf(text),
  description: text,
  locations: nullable(list(text)),
  managed: flag,
  name: text,
  status: text,
  type: text,
  used_by: nullable(list(text)),
  project: optional(text),
})

export const networkLeaseShape: Shape<NetworkLease> = object<NetworkLease>()({
  address: text,
  hostname: text,
  hwaddr: text,
  location: text,
  type: text,
})

const networkStateCountersShape: Shape<NetworkStateCounters> = object<NetworkStateCounters>()({
  bytes_received: number,
  bytes_sent: number,
  packets_received: number,
  packets_sent: number,
})

const networkStateAddressShape: Shape<NetworkStateAddress> = object<NetworkStateAddress>()({
  address: text,
  family: text,
  netmask: text,
  scope: text,
})

const networkStateOVNShape: Shape<NetworkStateOVN> = object<NetworkStateOVN>()({
  chassis: text,
  logical_router: optional(text),
  logical_switch: optional(text),
  uplink_ipv4: optional(text),
  uplink_ipv6: optional(text),
})

const networkStateBondShape: Shape<NetworkStateBond> = object<NetworkStateBond>()({
  down_delay: number,
  lower_devices: list(text),
  mii_frequency: number,
  mii_state: text,
  mode: text,
  transmit_policy: text,
  up_delay: number,
})

const networkStateVLANShape: Shape<NetworkStateVLAN> = object<NetworkStateVLAN>()({
  lower_device: text,
  vid: number,
})

const networkStateBridgeShape: Shape<NetworkStateBridge> = object<NetworkStateBridge>()({
  forward_delay: number,
  id: text,
  stp: flag,
  upper_devices: list(text),
  vlan_default: number,
  vlan_filtering: flag,
})

export const networkStateShape: Shape<NetworkState> = object<NetworkState>()({
  addresses: nullable(list(networkStateAddressShape)),
  bond: nullable(networkStateBondShape),
  bridge: nullable(networkStateBridgeShape),
  counters: nullable(networkStateCountersShape),
  hwaddr: text,
  mtu: number,
  ovn: nullable(networkStateOVNShape),
  state: text,
  type: text,
  vlan: nullable(networkStateVLANShape),
})
