import type { StringMap } from './common.ts'

/** LXD network. Follows `Network` of the API description. */
export interface Network {
  /** Network configuration map (refer to doc/networks.md). */
  config: StringMap
  description: string
  /** Cluster members on which the network has been defined. */
  locations: string[] | null
  /** Whether this is a LXD managed network. */
  managed: boolean
  /** The network name. */
  name: string
  /** The state of the network (for managed network in clusters). */
  status: string
  /** The network type. */
  type: string
  /** List of URLs of objects using this network. */
  used_by: string[] | null
  /** Project name (not in LXD 5.0). */
  project?: string
}

/** DHCP lease. Follows `NetworkLease` of the API description. */
export interface NetworkLease {
  /** The IP address. */
  address: string
  /** The hostname associated with the record. */
  hostname: string
  /** The MAC address. */
  hwaddr: string
  /** What cluster member this record was found on. */
  location: string
  /** The type of record (static or dynamic). */
  type: string
}

/** Network state. Follows `NetworkState` of the API description. */
export interface NetworkState {
  /** List of addresses. */
  addresses: NetworkStateAddress[] | null
  bond: NetworkStateBond | null
  bridge: NetworkStateBridge | null
  counters: NetworkStateCounters | null
  /** MAC address. */
  hwaddr: string
  /** MTU. */
  mtu: number
  ovn: NetworkStateOVN | null
  /** Link state. */
  state: string
  /** Interface type. */
  type: string
  vlan: NetworkStateVLAN | null
}

/** Network address. Follows `NetworkStateAddress` of the API description. */
export interface NetworkStateAddress {
  /** IP address. */
  address: string
  /** Address family. */
  family: string
  /** IP netmask (CIDR). */
  netmask: string
  /** Address scope. */
  scope: string
}

/** Bond specific state. Follows `NetworkStateBond` of the API description. */
export interface NetworkStateBond {
  /** Delay on link down (ms). */
  down_delay: number
  /** List of devices that are part of the bond. */
  lower_devices: string[]
  /** How often to check for link state (ms). */
  mii_frequency: number
  /** Bond link state. */
  mii_state: string
  /** Bonding mode. */
  mode: string
  /** Transmit balancing policy. */
  transmit_policy: string
  /** Delay on link up (ms). */
  up_delay: number
}

/** Bridge specific state. Follows `NetworkStateBridge` of the API description. */
export interface NetworkStateBridge {
  /** Delay on port join (ms). */
  forward_delay: number
  /** Bridge ID. */
  id: string
  /** Whether STP is enabled. */
  stp: boolean
  /** List of devices that are in the bridge. */
  upper_devices: string[]
  /** Default VLAN ID. */
  vlan_default: number
  /** Whether VLAN filtering is enabled. */
  vlan_filtering: boolean
}

/** Packet counters. Follows `NetworkStateCounters` of the API description. */
export interface NetworkStateCounters {
  /** Number of bytes received. */
  bytes_received: number
  /** Number of bytes sent. */
  bytes_sent: number
  /** Number of packets received. */
  packets_received: number
  /** Number of packets sent. */
  packets_sent: number
}

/** OVN specific state. Follows `NetworkStateOVN` of the API description. */
export interface NetworkStateOVN {
  /** OVN network chassis name. */
  chassis: string
  /** OVN logical router name (not in LXD 5.0). */
  logical_router?: string
  /** OVN logical switch name (not in LXD 5.0). */
  logical_switch?: string
  /** OVN network uplink ipv4 address (not in LXD 5.0). */
  uplink_ipv4?: string
  /** OVN network uplink ipv6 address (not in LXD 5.0). */
  uplink_ipv6?: string
}

/** VLAN specific state. Follows `NetworkStateVLAN` of the API description. */
export interface NetworkStateVLAN {
  /** Parent device. */
  lower_device: string
  /** VLAN ID. */
  vid: number
}

/** Modifiable fields of a LXD network. Follows `NetworkPut` of the API description. */
export interface NetworkPut {
  /** Network configuration map (refer to doc/networks.md). */
  config?: StringMap
  description?: string
}

/** Fields of a new LXD network. Follows `NetworksPost` of the API description. */
export interface NetworksPost {
  /** Network configuration map (refer to doc/networks.md). */
  config?: StringMap
  description?: string
  /** The name of the new network. */
  name?: string
  /** The network type (refer to doc/networks.md). */
  type?: string
}
