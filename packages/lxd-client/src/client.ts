import { createCaller, type Scope } from './call.ts'
import { type EventOptions, openEvents } from './events.ts'
import { certificateCalls } from './groups/certificates.ts'
import { clusterCalls } from './groups/cluster.ts'
import { imageCalls } from './groups/images.ts'
import { instanceCalls } from './groups/instances.ts'
import { metricCalls } from './groups/metrics.ts'
import { networkCalls } from './groups/networks.ts'
import { operationCalls } from './groups/operations.ts'
import { profileCalls } from './groups/profiles.ts'
import { projectCalls } from './groups/projects.ts'
import { serverCalls } from './groups/server.ts'
import { storagePoolCalls, volumeCalls } from './groups/storage.ts'
import { warningCalls } from './groups/warnings.ts'
import type { Transport } from './transport.ts'

/**
 * The REST API of LXD (5.0 and later) and Incus, typed, over a given transport; it runs in Node and in browsers.
 *
 * ```ts
 * const connection = connectUnix({ socketPath: '/var/lib/lxd/unix.socket' })
 * const lxd = createClient(connection)
 * const instances = await lxd.instances.list({ allProjects: true })
 * if (!instances.ok) return show(instances.message)
 * const stopping = await lxd.instances.setState('web', { action: 'stop', force: true })
 * if (stopping.ok) await lxd.operations.wait(stopping.value)
 * ```
 *
 * Nothing throws: each call answers a {@link Result}. Calls that start a background operation answer that operation
 * as it was sent; `operations.wait` waits for its end. `scope` gives the project and cluster member of the calls
 * that name none.
 */
export function createClient(transport: Transport, scope: Scope = {}) {
  const call = createCaller(transport)
  return {
    server: serverCalls(call, scope),
    instances: instanceCalls(call, scope),
    operations: operationCalls(call, scope),
    images: imageCalls(call, scope),
    profiles: profileCalls(call, scope),
    projects: projectCalls(call),
    networks: networkCalls(call, scope),
    storagePools: storagePoolCalls(call, scope),
    volumes: volumeCalls(call, scope),
    cluster: clusterCalls(call),
    certificates: certificateCalls(call),
    warnings: warningCalls(call, scope),
    metrics: metricCalls(call, scope),
    /** The server's events as they come. Node transports only: in a browser the answer is a failure that says so. */
    events: (options: EventOptions = {}) => openEvents(transport, options),
  }
}

export type { Failure, FailureKind, Result } from './result.ts'
export type { Transport } from './transport.ts'

export type Client = ReturnType<typeof createClient>
