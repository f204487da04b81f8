import type { LifecycleEvent } from '@gantry/lxd-client/types/event'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { Hint } from '@gantry/protocol/live'

/** What one lifecycle event means for us. */
export type Meaning = {
  hint: Omit<Hint, 'server'>
  /**
   * The instance whose row is to be fetched again, its name before if it was renamed, and its status where the event
   * itself says it.
   */
  instance?: {
    project: string
    name: string
    oldName: string | undefined
    status: InstanceRow['status'] | undefined
  }
  /** Many rows may have changed without an event of their own. */
  relist?: boolean
  projects?: boolean
  members?: boolean
}

const kinds: Record<string, string> = {
  instances: 'instance',
  containers: 'instance',
  'virtual-machines': 'instance',
  images: 'image',
  profiles: 'profile',
  projects: 'project',
  networks: 'network',
  'network-acls': 'network-acl',
  'network-zones': 'network-zone',
  'network-integrations': 'network-integration',
  'storage-pools': 'storage-pool',
  certificates: 'certificate',
  warnings: 'warning',
  operations: 'operation',
}

const statuses: Record<string, InstanceRow['status']> = {
  'instance-started': 'Running',
  'instance-restarted': 'Running',
  'instance-resumed': 'Running',
  'instance-paused': 'Frozen',
  'instance-stopped': 'Stopped',
  'instance-shutdown': 'Stopped',
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Reads a lifecycle event. Its `source` is the URL of the object, such as
 * `/1.0/instances/web/snapshots/one?project=test`; the hint names the object that pages are about (the instance),
 * not the part (its snapshot), since what is cached of the whole is stale then too.
 */
export function meaningOf(event: LifecycleEvent): Meaning | undefined {
  const { action, source, context } = event.metadata
  // What was only read is as it was: a log that somebody follows would have all of its instance read again each time.
  if (/-retrieved$/.test(action)) return undefined
  if (typeof source !== 'string' || !URL.canParse(source, 'https://server.invalid')) return undefined
  const url = new URL(source, 'https://server.invalid')
  const [, version, collection = '', first = '', second = '', third = ''] = url.pathname
    .split('/')
    .map(decode)
  if (version !== '1.0') return undefined
  const project = url.searchParams.get('project') ?? event.project ?? (event.metadata.project || 'default')

  if (collection === 'cluster') {
    return {
      hint: { project: null, kind: first === 'groups' ? 'cluster-group' : 'cluster-member', name: second },
      members: true,
    }
  }
  if (collection === '') return { hint: { project: null, kind: 'server', name: '' } }
  const kind = kinds[collection] ?? collection
  const isAlias = kind === 'image' && first === 'aliases'
  const isVolume = kind === 'storage-pool' && second === 'volumes'
  const scoped = !unscoped.has(kind)
  const meaning: Meaning = {
    hint: {
      project: scoped || isVolume ? project : null,
      kind: isAlias ? 'image-alias' : isVolume ? 'storage-volume' : kind,
      name: isAlias
        ? second
        : isVolume
          ? [first, third, ...url.pathname.split('/').slice(6, 7).map(decode)].join('/')
          : first,
    },
  }
  if (kind === 'instance' && first !== '') {
    const old = action === 'instance-renamed' ? context?.old_name : undefined
    if (changesRow(action)) {
      const oldName = typeof old === 'string' ? old : undefined
      meaning.instance = { project, name: first, oldName, status: statuses[action] }
    }
  }
  if (kind === 'project') meaning.projects = true
  if (action === 'profile-renamed' || action === 'project-renamed' || action === 'project-deleted') {
    meaning.relist = true
  }
  return meaning
}

const unscoped = new Set([
  'project',
  'storage-pool',
  'certificate',
  'warning',
  'operation',
  'network-integration',
])

/** Reading a log or pushing a file changes no row, and a busy deployment does it thousands of times. */
function changesRow(action: string): boolean {
  return !/^instance-(file|log|exec|console|backup|snapshot|metadata)/.test(action)
}
