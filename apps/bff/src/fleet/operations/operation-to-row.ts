import type { OperationRow } from '@gantry/protocol/operation-row'
import * as z from 'zod'
import { memberOf } from '../instance-to-row.ts'
import { compareTimes } from './order.ts'
import { progressOf } from './progress.ts'

/** What is read of an operation. Servers differ here and send `null` where a map is meant. */
const UpstreamOperation = z.object({
  id: z.string().regex(/^[0-9a-fA-F-]{36}$/),
  class: z.string().default('task'),
  description: z.string().default(''),
  created_at: z.string(),
  updated_at: z.string(),
  status: z.enum(['Pending', 'Running', 'Cancelling', 'Success', 'Failure', 'Cancelled']),
  resources: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
  metadata: z.unknown(),
  may_cancel: z.boolean().default(false),
  err: z.string().default(''),
  location: z.string().optional(),
  requestor: z.object({ username: z.string(), protocol: z.string(), address: z.string() }).nullish(),
})

/** LXD's own words for its kinds of resources, made singular as the rest of the protocol has them. */
const kinds: Record<string, string> = {
  instances: 'instance',
  containers: 'instance',
  images: 'image',
  instances_snapshots: 'snapshot',
  containers_snapshots: 'snapshot',
  storage_volumes: 'storage-volume',
  storage_pools: 'storage-pool',
  backups: 'backup',
}

/**
 * One operation of a server as a row, or undefined when it is not one to show: a `token` operation is only the
 * record of a join token and stays Running until somebody uses it. `at` is the time of the event it came with, on the
 * server's clock: LXD leaves `updated_at` as it is when an operation ends, which would make it seem to have taken no
 * time.
 */
export function operationToRow(
  server: string,
  project: string,
  member: string | null,
  operation: unknown,
  at?: string,
): OperationRow | undefined {
  const parsed = UpstreamOperation.safeParse(operation)
  if (!parsed.success || parsed.data.class === 'token') return undefined
  const it = parsed.data
  const ended = it.status === 'Success' || it.status === 'Failure' || it.status === 'Cancelled'
  const resources = resourcesOf(it.resources ?? {}, project)
  return {
    server,
    id: it.id.toLowerCase(),
    project: resources.find((resource) => resource.kind === 'instance')?.project ?? project,
    member: memberOf(it.location) ?? member,
    description: it.description,
    status: it.status,
    progress: ended ? null : progressOf(it.metadata),
    resources,
    cancellable: it.may_cancel && !ended,
    error: it.err,
    created: it.created_at,
    updated: it.updated_at,
    ended: ended ? endOf(it.updated_at, at) : null,
    person: null,
    requestor: it.requestor ? `${it.requestor.protocol}:${it.requestor.username}` : null,
  }
}

const endOf = (updated: string, at: string | undefined): string =>
  at !== undefined && compareTimes(at, updated) > 0 ? at : updated

function resourcesOf(resources: Record<string, string[] | null>, project: string): OperationRow['resources'] {
  const seen = new Map<string, OperationRow['resources'][number]>()
  for (const [kind, urls] of Object.entries(resources)) {
    for (const text of urls ?? []) {
      if (!URL.canParse(text, 'https://server.invalid')) continue
      const url = new URL(text, 'https://server.invalid')
      const name = decode(url.pathname.split('/').slice(3).join('/'))
      const own = url.searchParams.get('project') ?? project
      const resource = { kind: kinds[kind] ?? kind, project: own, name }
      // LXD lists an instance twice, as `instances` and as `containers`.
      seen.set(`${resource.kind}/${own}/${name}`, resource)
    }
  }
  return [...seen.values()]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
