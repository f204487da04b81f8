/** `frequency` and `turbo` in MHz; 0 where the machine does not say. */
export type ProcessorRow = {
  socket: number
  name: string
  vendor: string
  cores: number
  threads: number
  frequency: number
  turbo: number
}

/** Sizes in bytes. `kind` is the server's own word: `nvme`, `sata`, `virtio` … */
export type DiskRow = {
  id: string
  model: string
  kind: string
  size: number
  partitions: number
  readOnly: boolean
}

/** `speed` in Mbit/s; null without a link. */
export type PortRow = {
  id: string
  card: string
  driver: string
  address: string
  speed: number | null
  link: boolean
}

export type CardRow = { name: string; vendor: string; driver: string; place: string }

export type ResourceSummary = {
  machine: string
  architecture: string
  threads: number
  processors: ProcessorRow[]
  memory: { used: number; total: number; nodes: number; hugepages: { used: number; total: number } | null }
  disks: DiskRow[]
  ports: PortRow[]
  gpus: CardRow[]
}

type List<T> = readonly T[] | null | undefined

/**
 * The part of `GET /1.0/resources` that is read here. Servers leave out what they do not know (a virtual machine
 * has no frequency, a bridge port no speed) and send null for an empty list, so nearly all of it may be missing.
 */
export type ReadResources = {
  cpu: {
    architecture: string
    total: number
    sockets?: List<{
      socket: number
      name?: string
      vendor?: string
      frequency?: number
      frequency_turbo?: number
      cores?: List<{ threads?: List<object> }>
    }>
  }
  memory: {
    used: number
    total: number
    hugepages_used?: number
    hugepages_total?: number
    nodes?: List<object>
  }
  storage: {
    disks?: List<{
      id: string
      size: number
      read_only: boolean
      model?: string
      type?: string
      partitions?: List<object>
    }>
  }
  network: {
    cards?: List<{
      vendor?: string
      product?: string
      driver?: string
      ports?: List<{ id: string; address?: string; link_detected: boolean; link_speed?: number }>
    }>
  }
  gpu: {
    cards?: List<{
      vendor?: string
      product?: string
      driver?: string
      driver_version?: string
      pci_address?: string
      usb_address?: string
    }>
  }
  system?: { vendor?: string; product?: string }
}

const joined = (...words: (string | undefined)[]): string => words.filter(Boolean).join(' ')

const each = <T>(list: List<T>): readonly T[] => list ?? []

const processors = (cpu: ReadResources['cpu']): ProcessorRow[] =>
  each(cpu.sockets).map((socket) => ({
    socket: socket.socket,
    name: socket.name ?? '',
    vendor: socket.vendor ?? '',
    cores: each(socket.cores).length,
    threads: each(socket.cores).reduce((sum, core) => sum + each(core.threads).length, 0),
    frequency: socket.frequency ?? 0,
    turbo: socket.frequency_turbo ?? 0,
  }))

/** Loop and memory disks are no hardware: a machine with snaps has dozens of them. */
const isHardware = (id: string): boolean => !/^(loop|ram|zram|nbd)\d+$/.test(id)

const disks = (storage: ReadResources['storage']): DiskRow[] =>
  each(storage.disks)
    .filter((disk) => isHardware(disk.id) && disk.size > 0)
    .map((disk) => ({
      id: disk.id,
      model: disk.model ?? '',
      kind: disk.type ?? '',
      size: disk.size,
      partitions: each(disk.partitions).length,
      readOnly: disk.read_only,
    }))

const ports = (network: ReadResources['network']): PortRow[] =>
  each(network.cards).flatMap((card) =>
    each(card.ports).map((port) => ({
      id: port.id,
      card: joined(card.vendor, card.product),
      driver: card.driver ?? '',
      address: port.address ?? '',
      speed: port.link_detected && port.link_speed ? port.link_speed : null,
      link: port.link_detected,
    })),
  )

const gpus = (gpu: ReadResources['gpu']): CardRow[] =>
  each(gpu.cards).map((card) => ({
    name: card.product ?? '',
    vendor: card.vendor ?? '',
    driver: joined(card.driver, card.driver_version),
    place: card.pci_address ?? card.usb_address ?? '',
  }))

/** What the resources page shows of the answer, which names every thread and PCI device. */
export const resourceSummary = (resources: ReadResources): ResourceSummary => ({
  machine: joined(resources.system?.vendor, resources.system?.product),
  architecture: resources.cpu.architecture,
  threads: resources.cpu.total,
  processors: processors(resources.cpu),
  memory: {
    used: resources.memory.used,
    total: resources.memory.total,
    nodes: each(resources.memory.nodes).length,
    hugepages: resources.memory.hugepages_total
      ? { used: resources.memory.hugepages_used ?? 0, total: resources.memory.hugepages_total }
      : null,
  },
  disks: disks(resources.storage),
  ports: ports(resources.network),
  gpus: gpus(resources.gpu),
})
