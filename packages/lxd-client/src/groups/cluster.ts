import { build, type Caller, type CallOptions } from '../call.ts'
import { path } from '../transport.ts'
import type {
  Cluster,
  ClusterMember,
  ClusterMemberPut,
  ClusterMemberStatePost,
  ClusterMembersPost,
} from '../types/cluster.ts'

/** The cluster and its members (`doc/clustering.md`). */
export function clusterCalls(call: Caller) {
  const member = (name: string) => path`/1.0/cluster/members/${name}`
  return {
    /** Whether there is a cluster, and which member answers. Works on a server without one, too. */
    get: (options: CallOptions = {}) => call.read<Cluster>(build('GET', '/1.0/cluster', options)),

    members: (options: CallOptions = {}) =>
      call.read<ClusterMember[]>(build('GET', '/1.0/cluster/members', options, { query: { recursion: 1 } })),

    member: (name: string, options: CallOptions = {}) =>
      call.read<ClusterMember>(build('GET', member(name), options)),

    /** Makes a join token. The operation's metadata is the token; it is of class `token` and stays Running. */
    createJoinToken: (body: ClusterMembersPost, options: CallOptions = {}) =>
      call.start(build('POST', '/1.0/cluster/members', options, { body })),

    /** Changes a member; LXD 5.0 wants `roles` and `groups` sent back with any change. */
    patchMember: (name: string, body: ClusterMemberPut, options: CallOptions & { etag?: string } = {}) =>
      call.send(build('PATCH', member(name), options, { body })),

    /** Evacuates a member or restores it. */
    setMemberState: (name: string, body: ClusterMemberStatePost, options: CallOptions = {}) =>
      call.start(build('POST', path`/1.0/cluster/members/${name}/state`, options, { body })),
  }
}
