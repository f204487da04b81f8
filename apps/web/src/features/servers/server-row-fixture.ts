import type { ServerRow } from '@gantry/protocol/server-row'

/** A whole row for tests, with what a test is about put over it. */
export const serverRow = (change: Partial<ServerRow> = {}): ServerRow => ({
  id: 'alpha01',
  name: 'alpha',
  product: 'lxd',
  version: '5.0.2',
  clustered: false,
  members: [],
  projects: ['default'],
  extensions: [],
  way: 'https',
  addresses: ['127.0.0.1:18443'],
  via: '127.0.0.1:18443',
  fingerprint: 'a'.repeat(64),
  presented: null,
  state: 'online',
  why: null,
  since: '2026-11-24T10:00:00Z',
  lastSeen: '2026-11-24T10:00:00Z',
  latency: 1,
  capacity: null,
  added: '2026-11-24T09:00:00Z',
  ...change,
})
