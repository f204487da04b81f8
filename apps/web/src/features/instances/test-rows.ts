import type { Instance } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'

/** A row for unit tests; what is not given is what a small container has. */
export const testRow = (part: Partial<InstanceRow> = {}): InstanceRow => ({
  server: 'alpha0',
  project: 'default',
  name: 'web-1',
  member: null,
  type: 'container',
  status: 'Running',
  image: 'debian/13',
  architecture: 'x86_64',
  addresses: [],
  profiles: ['default'],
  description: '',
  created: '2026-11-20T10:00:00Z',
  lastUsed: null,
  ephemeral: false,
  user: {},
  ...part,
})

export const testServer = (part: Partial<ServerRow> = {}): ServerRow => ({
  id: 'alpha0',
  name: 'alpha',
  product: 'lxd',
  version: '5.0.2',
  clustered: false,
  members: [],
  projects: ['default'],
  extensions: [],
  way: 'https',
  addresses: ['127.0.0.1:8443'],
  via: '127.0.0.1:8443',
  fingerprint: null,
  presented: null,
  state: 'online',
  why: null,
  since: '2026-11-20T10:00:00Z',
  lastSeen: '2026-11-20T10:00:00Z',
  latency: 1,
  capacity: null,
  added: '2026-11-20T10:00:00Z',
  ...part,
})

/** An instance as its server describes it, for unit tests. */
export const testInstance = (part: Partial<Instance> = {}): Instance => ({
  architecture: 'x86_64',
  config: {},
  created_at: '2026-11-20T10:00:00Z',
  description: '',
  devices: {},
  ephemeral: false,
  expanded_config: {},
  expanded_devices: {},
  last_used_at: '1970-01-01T00:00:00Z',
  location: 'none',
  name: 'web-1',
  profiles: ['default'],
  project: 'default',
  stateful: false,
  status: 'Running',
  status_code: 103,
  type: 'container',
  ...part,
})
