import type { Cluster, ClusterMember, ClusterMemberConfigKey } from '../../../src/types/cluster.ts'
import { flag, list, mapOf, nullable, object, oneOf, type Shape, text } from '../shape.ts'

const clusterMemberConfigKeyShape: Shape<ClusterMemberConfigKey> = object<ClusterMemberConfigKey>()({
  description: text,
  entity: text,
  key: text,
  name: text,
  value: text,
})

export const clusterShape: Shape<Cluster> = object<Cluster>()({
  enabled: flag,
  member_config: nullable(list(clusterMemberConfigKeyShape)),
  server_name: text,
})

export const clusterMemberShape: Shape<ClusterMember> = object<ClusterMember>()({
  architecture: text,
  config: mapOf(text),
  database: flag,
  description: text,
  failure_domain: text,
  groups: list(text),
  message: text,
  roles: list(text),
  server_name: text,
  status: oneOf('Online', 'Offline', 'Evacuated', 'Blocked'),
  url: text,
})
