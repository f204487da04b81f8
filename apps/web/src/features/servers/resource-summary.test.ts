import { describe, expect, it } from 'vitest'
import { type ReadResources, resourceSummary } from './resource-summary.ts'

const bare: ReadResources = {
  cpu: { architecture: 'x86_64', total: 2, sockets: null },
  memory: { used: 1, total: 4 },
  storage: { disks: null },
  network: {},
  gpu: { cards: [] },
}

describe('a summary of resources', () => {
  it('has empty lists where the server sends null or nothing', () => {
    expect(resourceSummary(bare)).toEqual({
      machine: '',
      architecture: 'x86_64',
      threads: 2,
      processors: [],
      memory: { used: 1, total: 4, nodes: 0, hugepages: null },
      disks: [],
      ports: [],
      gpus: [],
    })
  })

  it('counts the cores and threads of each socket', () => {
    const core = { threads: [{}, {}] }
    const { processors } = resourceSummary({
      ...bare,
      cpu: {
        architecture: 'x86_64',
        total: 4,
        sockets: [{ socket: 0, name: 'EPYC', vendor: 'AMD', cores: [core, core], frequency: 2400 }],
      },
    })
    expect(processors).toEqual([
      { socket: 0, name: 'EPYC', vendor: 'AMD', cores: 2, threads: 4, frequency: 2400, turbo: 0 },
    ])
  })

  it('leaves out loop devices and disks without a size', () => {
    const disk = { read_only: false, model: 'Disk', type: 'nvme', partitions: [{}] }
    const { disks } = resourceSummary({
      ...bare,
      storage: {
        disks: [
          { id: 'nvme0n1', size: 100, ...disk },
          { id: 'loop12', size: 100, ...disk },
          { id: 'sr0', size: 0, ...disk },
        ],
      },
    })
    expect(disks).toEqual([
      { id: 'nvme0n1', model: 'Disk', kind: 'nvme', size: 100, partitions: 1, readOnly: false },
    ])
  })

  it('gives no speed to a port without a link', () => {
    const { ports } = resourceSummary({
      ...bare,
      network: {
        cards: [
          {
            vendor: 'Intel',
            product: 'X550',
            driver: 'ixgbe',
            ports: [
              { id: 'eth0', address: '00:16:3e:00:00:01', link_detected: true, link_speed: 10000 },
              { id: 'eth1', link_detected: false, link_speed: 10000 },
              { id: 'eth2', link_detected: true },
            ],
          },
        ],
      },
    })
    expect(ports.map((port) => port.speed)).toEqual([10000, null, null])
    expect(ports[0]?.card).toBe('Intel X550')
  })

  it('names the machine, hugepages and GPUs where they are known', () => {
    const summary = resourceSummary({
      ...bare,
      system: { vendor: 'QEMU', product: 'Standard PC' },
      memory: { used: 1, total: 4, hugepages_total: 2, nodes: [{}] },
      gpu: { cards: [{ product: 'A100', vendor: 'NVIDIA', driver: 'nvidia', usb_address: '1:2' }] },
    })
    expect(summary.machine).toBe('QEMU Standard PC')
    expect(summary.memory).toEqual({ used: 1, total: 4, nodes: 1, hugepages: { used: 0, total: 2 } })
    expect(summary.gpus).toEqual([{ name: 'A100', vendor: 'NVIDIA', driver: 'nvidia', place: '1:2' }])
  })
})
