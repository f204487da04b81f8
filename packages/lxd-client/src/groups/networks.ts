import {
  build,
  type Caller,
  inProject,
  inScope,
  type ProjectOptions,
  type Scope,
  type ScopeOptions,
} from '../call.ts'
import { path } from '../transport.ts'
import type { Network, NetworkLease, NetworkState } from '../types/network.ts'

/** Networks, managed ones and the host's own (`doc/networks.md`). */
export function networkCalls(call: Caller, scope: Scope) {
  return {
    list: (options: ProjectOptions = {}) =>
      call.read<Network[]>(
        build('GET', '/1.0/networks', inProject(scope, options), { query: { recursion: 1 } }),
      ),

    get: (name: string, options: ScopeOptions = {}) =>
      call.read<Network>(build('GET', path`/1.0/networks/${name}`, inScope(scope, options))),

    /** Link, addresses and counters (bytes and packets since the link came up). */
    state: (name: string, options: ScopeOptions = {}) =>
      call.read<NetworkState>(build('GET', path`/1.0/networks/${name}/state`, inScope(scope, options))),

    /** DHCP leases; of managed bridges and OVN networks only. */
    leases: (name: string, options: ScopeOptions = {}) =>
      call.read<NetworkLease[]>(build('GET', path`/1.0/networks/${name}/leases`, inScope(scope, options))),
  }
}
