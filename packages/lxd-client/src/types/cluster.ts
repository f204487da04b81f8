import type { StringMap } from './common.ts'

/** Follows `Cluster` of the API description. */
export interface Cluster {
  /** Whether clustering is enabled. */
  enabled: boolean
  /** List of member configuration keys (used during join). */
  member_config: ClusterMemberConfigKey[] | null
  /** Name of the cluster member answering the request. */
  server_name: string
}

/**
 * A key a joining member must give a value for. The Value field is empty when getting clustering information with GET 1.0/cluster, and should be filled
 * by the joining node when performing a PUT 1.0/cluster join request. Follows `ClusterMemberConfigKey` of
 * the API description.
 */
export interface ClusterMemberConfigKey {
  /** A human friendly description key. */
  description: string
  /** The kind of configuration key (network, storage-pool, ...). */
  entity: string
  /** The name of the key. */
  key: string
  /** The name of the object requiring this key. */
  name: string
  /** The value on the answering cluster member. */
  value: string
}

/** Follows `ClusterMember` of the API description. */
export interface ClusterMember {
  /** The primary architecture of the cluster member. */
  architecture: string
  /** Additional configuration information. */
  config: StringMap
  /** Whether the cluster member is a database server. */
  database: boolean
  /** Cluster member description. */
  description: string
  /** Name of the failure domain for this cluster member. */
  failure_domain: string
  /** List of cluster groups this member belongs to. */
  groups: string[]
  /** Additional status information. */
  message: string
  /** List of roles held by this cluster member. */
  roles: string[]
  /** Name of the cluster member. */
  server_name: string
  status: 'Online' | 'Offline' | 'Evacuated' | 'Blocked'
  /** URL at which the cluster member can be reached. */
  url: string
}

/** Modifiable fields of a LXD cluster member. Follows `ClusterMemberPut` of the API description. */
export interface ClusterMemberPut {
  /** Additional configuration information. */
  config?: StringMap
  /** Cluster member description. */
  description?: string
  /** Name of the failure domain for this cluster member. */
  failure_domain?: string
  /** List of cluster groups this member belongs to. */
  groups?: string[]
  /** List of roles held by this cluster member. */
  roles?: string[]
}

/** Follows `ClusterMembersPost` of the API description. */
export interface ClusterMembersPost {
  /** The name of the new cluster member. */
  server_name: string
}

/** Follows `ClusterMemberStatePost` of the API description. */
export interface ClusterMemberStatePost {
  action: 'evacuate' | 'restore'
  /** Override the configured evacuation mode. */
  mode?: string
}
