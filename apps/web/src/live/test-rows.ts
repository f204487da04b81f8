import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'

/** Whole rows for tests, with what a test is about put over them. */
export const instance = (name: string, change: Partial<InstanceRow> = {}): InstanceRow => ({
  server: 'alpha00',
  project: 'default',
  name,
  member: null,
  type: 'container',
  status: 'Running',
  image: 'busybox',
  architecture: 'x86_64',
  addresses: [],
  profiles: ['default'],
  description: '',
  created: '2026-11-24T10:00:00Z',
  lastUsed: null,
  ephemeral: false,
  user: {},
  ...change,
})

export const server = (name: string, change: Partial<ServerRow> = {}): ServerRow => ({
  id: `${name}00`,
  name,
  product: 'lxd',
  version: '5.0.2',
  clustered: false,
  members: [],
  projects: ['default'],
  extensions: [],
  way: 'https',
  addresses: ['127.0.0.1:8441'],
  via: '127.0.0.1:8441',
  fingerprint: null,
  presented: null,
  state: 'online',
  why: null,
  since: '2026-11-24T10:00:00Z',
  lastSeen: null,
  latency: 1,
  capacity: null,
  added: '2026-11-24T09:00:00Z',
  ...change,
})

export const operation = (id: string, change: Partial<OperationRow> = {}): OperationRow => ({
  server: 'alpha00',
  id,
  project: 'default',
  member: null,
  description: 'Starting instance',
  status: 'Running',
  progress: null,
  resources: [],
  cancellable: false,
  error: '',
  created: '2026-11-24T10:00:00Z',
  updated: '2026-11-24T10:00:00Z',
  ended: null,
  person: null,
  requestor: null,
  ...change,
})
