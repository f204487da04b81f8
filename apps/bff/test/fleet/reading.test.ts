import type { Instance } from '@gantry/lxd-client/types/instance'
import { describe, expect, it } from 'vitest'
import { globalAddresses } from '../../src/fleet/address-watch.ts'
import { instanceToRow } from '../../src/fleet/instance-to-row.ts'
import { meaningOf } from '../../src/fleet/lifecycle.ts'
import { readMetrics } from '../../src/fleet/metrics.ts'
import { encodingFor } from '../../src/fleet/snapshot.ts'
import { samplesOf } from '../../src/fleet/usage-watch.ts'

const instance: Instance = {
  architecture: 'x86_64',
  config: {
    'image.os': 'Alpine',
    'image.release': 'edge',
    'user.team': 'web',
    'user.user-data': 'secret',
    'limits.cpu': '1',
  },
  created_at: '2026-01-01T00:00:00Z',
  description: '',
  devices: {},
  ephemeral: false,
  expanded_config: {},
  expanded_devices: {},
  last_used_at: '1970-01-01T00:00:00Z',
  location: 'none',
  name: 'web',
  profiles: ['default'],
  project: 'default',
  stateful: false,
  status: 'Stopped',
  status_code: 102,
  type: 'container',
}

describe('an instance as a row', () => {
  it('keeps what tables need, and no secret', () => {
    const row = instanceToRow('abcdef', instance)
    expect(row).toMatchObject({ image: 'Alpine edge', member: null, lastUsed: null, user: { team: 'web' } })
    expect(JSON.stringify(row)).not.toContain('secret')
  })

  it('prefers the description of the image, and names the member of a cluster', () => {
    const config = { 'image.description': 'Busybox 1.35' }
    expect(instanceToRow('abcdef', { ...instance, config, location: 'm2' })).toMatchObject({
      image: 'Busybox 1.35',
      member: 'm2',
    })
  })

  it('R13 a key called __proto__ is a key like any other', () => {
    const row = instanceToRow('abcdef', { ...instance, config: { 'user.__proto__': 'x' } })
    expect(Object.keys(row.user)).toEqual(['__proto__'])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })
})

const event = (action: string, source: string, more: Record<string, unknown> = {}) =>
  meaningOf({ type: 'lifecycle', timestamp: '', project: 'own', metadata: { action, source, ...more } })

describe('what a lifecycle event means', () => {
  it.each([
    ['instance-started', '/1.0/instances/web?project=own', 'own', 'instance', 'web'],
    ['instance-snapshot-created', '/1.0/instances/web/snapshots/one?project=own', 'own', 'instance', 'web'],
    ['instance-started', '/1.0/instances/web', 'own', 'instance', 'web'],
    ['image-created', '/1.0/images/abc?project=own', 'own', 'image', 'abc'],
    ['image-alias-created', '/1.0/images/aliases/a%2Fb?project=own', 'own', 'image-alias', 'a/b'],
    ['network-updated', '/1.0/networks/br0', 'own', 'network', 'br0'],
    ['storage-pool-updated', '/1.0/storage-pools/default', null, 'storage-pool', 'default'],
    [
      'storage-volume-created',
      '/1.0/storage-pools/default/volumes/custom/v?project=own',
      'own',
      'storage-volume',
      'default/custom/v',
    ],
    ['project-created', '/1.0/projects/p', null, 'project', 'p'],
    ['certificate-created', '/1.0/certificates/f', null, 'certificate', 'f'],
    ['cluster-member-updated', '/1.0/cluster/members/m1', null, 'cluster-member', 'm1'],
    ['config-updated', '/1.0', null, 'server', ''],
  ])('%s of %s', (action, source, project, kind, name) => {
    expect(event(action, source)?.hint).toEqual({ project, kind, name })
  })

  it('a rename names both, a renamed profile asks for all rows', () => {
    const renamed = event('instance-renamed', '/1.0/instances/b', { context: { old_name: 'a' } })
    expect(renamed?.instance).toEqual({ project: 'own', name: 'b', oldName: 'a' })
    expect(event('profile-renamed', '/1.0/profiles/p')?.relist).toBe(true)
    expect(event('project-deleted', '/1.0/projects/p')).toMatchObject({ relist: true, projects: true })
    expect(event('cluster-member-added', '/1.0/cluster/members/m4')?.members).toBe(true)
  })

  it('what was only read means nothing', () => {
    expect(event('instance-log-retrieved', '/1.0/instances/a')).toBeUndefined()
    expect(event('instance-backup-retrieved', '/1.0/instances/a/backups/b')).toBeUndefined()
    expect(event('instance-backup-created', '/1.0/instances/a/backups/b')).toMatchObject({
      hint: { kind: 'instance', name: 'a' },
    })
  })

  it('R13 what is no URL of the API means nothing', () => {
    expect(event('instance-started', 'http://[')).toBeUndefined()
    expect(event('instance-started', '/2.0/instances/x')).toBeUndefined()
  })
})

const metrics = (seconds: number, bytes: number, product = 'lxd') => `# HELP x
${product}_cpu_seconds_total{cpu="0",mode="user",name="web",project="own",type="container"} ${seconds}
${product}_cpu_seconds_total{cpu="0",mode="system",name="web",project="own",type="container"} ${seconds}
${product}_cpu_seconds_total{cpu="0",mode="idle",name="web",project="own",type="container"} 900
${product}_memory_MemTotal_bytes{name="web",project="own",type="container"} 1000
${product}_memory_MemAvailable_bytes{name="web",project="own",type="container"} 400
${product}_filesystem_size_bytes{device="/dev/x",fstype="ext4",mountpoint="/",name="web",project="own"} 500
${product}_filesystem_avail_bytes{device="/dev/x",fstype="ext4",mountpoint="/",name="web",project="own"} 100
${product}_network_receive_bytes_total{device="eth0",name="web",project="own",type="container"} ${bytes}
${product}_network_receive_bytes_total{device="lo",name="web",project="own",type="container"} 9999
${product}_network_transmit_bytes_total{device="eth0",name="web",project="own",type="container"} 0
${product}_procs_total{name="web",project="own",type="container"} 4
lxd_uptime_seconds 12
# EOF`

describe('usage from metrics', () => {
  it.each(['lxd', 'incus'])('of %s: rates need two readings', (product) => {
    const first = { at: 0, counters: readMetrics(metrics(1, 1000, product)) }
    const second = { at: 10_000, counters: readMetrics(metrics(2, 3000, product)) }
    expect(samplesOf('abcdef', undefined, first)[0]).toMatchObject({
      cpu: null,
      received: null,
      memory: 600,
      disk: 400,
    })
    expect(samplesOf('abcdef', first, second)).toEqual([
      {
        key: 'abcdef/own/web',
        cpu: 20,
        memory: 600,
        memoryTotal: 1000,
        disk: 400,
        received: 200,
        sent: 0,
        processes: 4,
      },
    ])
  })

  it('a counter that went down gives no rate', () => {
    const first = { at: 0, counters: readMetrics(metrics(5, 5000)) }
    const second = { at: 10_000, counters: readMetrics(metrics(1, 10)) }
    expect(samplesOf('abcdef', first, second)[0]).toMatchObject({ cpu: null, received: null })
  })
})

describe('small readings', () => {
  it('addresses are the global ones, IPv4 first', () => {
    const address = (family: string, text: string, scope = 'global') => ({
      family,
      address: text,
      netmask: '',
      scope,
    })
    const network = (addresses: ReturnType<typeof address>[]) => ({
      addresses,
      counters: {
        bytes_received: 0,
        bytes_sent: 0,
        errors_received: 0,
        errors_sent: 0,
        packets_dropped_inbound: 0,
        packets_dropped_outbound: 0,
        packets_received: 0,
        packets_sent: 0,
      },
      host_name: '',
      hwaddr: '',
      mtu: 0,
      state: 'up',
      type: 'broadcast',
    })
    const state = {
      cpu: { usage: 0 },
      disk: null,
      memory: { swap_usage: 0, swap_usage_peak: 0, usage: 0, usage_peak: 0 },
      network: {
        lo: network([address('inet', '127.0.0.1', 'local')]),
        eth0: network([
          address('inet6', 'fd00::1'),
          address('inet6', 'fe80::1', 'link'),
          address('inet', '10.0.0.2'),
        ]),
      },
      pid: 1,
      processes: 1,
      status: 'Running',
      status_code: 103 as const,
    }
    expect(globalAddresses(state)).toEqual(['10.0.0.2', 'fd00::1'])
    expect(globalAddresses({ ...state, network: null })).toEqual([])
  })

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('accepting %j gives %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding)
  })
})
