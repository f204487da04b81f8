import type {
  ResourcesGPU,
  ResourcesGPUCard,
  ResourcesGPUCardDRM,
  ResourcesGPUCardMdev,
  ResourcesGPUCardNvidia,
  ResourcesGPUCardSRIOV,
  ResourcesNetwork,
  ResourcesNetworkCard,
  ResourcesNetworkCardPort,
  ResourcesNetworkCardPortInfiniband,
  ResourcesNetworkCardSRIOV,
  ResourcesNetworkCardVDPA,
  ResourcesPCI,
  ResourcesPCIDevice,
  ResourcesPCIVPD,
  ResourcesSerial,
  ResourcesSerialDevice,
  ResourcesStorage,
  ResourcesStorageDisk,
  ResourcesStorageDiskPartition,
  ResourcesUSB,
  ResourcesUSBDevice,
  ResourcesUSBDeviceInterface,
} from '../../../src/types/resources-devices.ts'
import { flag, lazy, list, mapOf, number, object, optional, type Shape, text } from '../shape.ts'

const resourcesGPUCardMdevShape: Shape<ResourcesGPUCardMdev> = object<ResourcesGPUCardMdev>()({
  api: text,
  available: number,
  description: optional(text),
  devices: list(text),
  name: optional(text),
})

const resourcesGPUCardNvidiaShape: Shape<ResourcesGPUCardNvidia> = object<ResourcesGPUCardNvidia>()({
  architecture: optional(text),
  brand: text,
  card_device: text,
  card_name: text,
  cuda_version: optional(text),
  model: text,
  nvrm_version: optional(text),
  uuid: optional(text),
})

const resourcesGPUCardSRIOVShape: Shape<ResourcesGPUCardSRIOV> = object<ResourcesGPUCardSRIOV>()({
  current_vfs: number,
  maximum_vfs: number,
  vfs: list(lazy(() => resourcesGPUCardShape)),
})

const resourcesGPUCardDRMShape: Shape<ResourcesGPUCardDRM> = object<ResourcesGPUCardDRM>()({
  card_device: text,
  card_name: text,
  control_device: optional(text),
  control_name: optional(text),
  id: number,
  render_device: optional(text),
  render_name: optional(text),
})

const resourcesGPUCardShape: Shape<ResourcesGPUCard> = object<ResourcesGPUCard>()({
  driver: optional(text),
  driver_version: optional(text),
  drm: optional(resourcesGPUCardDRMShape),
  mdev: optional(mapOf(resourcesGPUCardMdevShape)),
  numa_node: number,
  nvidia: optional(resourcesGPUCardNvidiaShape),
  pci_address: optional(text),
  product: optional(text),
  product_id: optional(text),
  sriov: optional(resourcesGPUCardSRIOVShape),
  usb_address: optional(text),
  vendor: optional(text),
  vendor_id: optional(text),
})

export const resourcesGPUShape: Shape<ResourcesGPU> = object<ResourcesGPU>()({
  cards: list(resourcesGPUCardShape),
  total: number,
})

const resourcesNetworkCardVDPAShape: Shape<ResourcesNetworkCardVDPA> = object<ResourcesNetworkCardVDPA>()({
  device: optional(text),
  name: optional(text),
})

const resourcesNetworkCardPortInfinibandShape: Shape<ResourcesNetworkCardPortInfiniband> =
  object<ResourcesNetworkCardPortInfiniband>()({
    issm_device: optional(text),
    issm_name: optional(text),
    mad_device: optional(text),
    mad_name: optional(text),
    verb_device: optional(text),
    verb_name: optional(text),
  })

const resourcesNetworkCardPortShape: Shape<ResourcesNetworkCardPort> = object<ResourcesNetworkCardPort>()({
  address: optional(text),
  auto_negotiation: flag,
  id: text,
  infiniband: optional(resourcesNetworkCardPortInfinibandShape),
  link_detected: flag,
  link_duplex: optional(text),
  link_speed: optional(number),
  port: number,
  port_type: optional(text),
  protocol: text,
  supported_modes: optional(list(text)),
  supported_ports: optional(list(text)),
  transceiver_type: optional(text),
})

const resourcesNetworkCardSRIOVShape: Shape<ResourcesNetworkCardSRIOV> = object<ResourcesNetworkCardSRIOV>()({
  current_vfs: number,
  maximum_vfs: number,
  vfs: list(lazy(() => resourcesNetworkCardShape)),
})

const resourcesNetworkCardShape: Shape<ResourcesNetworkCard> = object<ResourcesNetworkCard>()({
  driver: optional(text),
  driver_version: optional(text),
  firmware_version: optional(text),
  numa_node: number,
  pci_address: optional(text),
  ports: optional(list(resourcesNetworkCardPortShape)),
  product: optional(text),
  product_id: optional(text),
  sriov: optional(resourcesNetworkCardSRIOVShape),
  usb_address: optional(text),
  vendor: optional(text),
  vendor_id: optional(text),
  vdpa: optional(resourcesNetworkCardVDPAShape),
})

export const resourcesNetworkShape: Shape<ResourcesNetwork> = object<ResourcesNetwork>()({
  cards: list(resourcesNetworkCardShape),
  total: number,
})

const resourcesPCIVPDShape: Shape<ResourcesPCIVPD> = object<ResourcesPCIVPD>()({
  entries: optional(mapOf(text)),
  product_name: optional(text),
})

const resourcesPCIDeviceShape: Shape<ResourcesPCIDevice> = object<ResourcesPCIDevice>()({
  driver: text,
  driver_version: text,
  iommu_group: number,
  numa_node: number,
  pci_address: text,
  product: text,
  product_id: text,
  vendor: text,
  vendor_id: text,
  vpd: resourcesPCIVPDShape,
})

export const resourcesPCIShape: Shape<ResourcesPCI> = object<ResourcesPCI>()({
  devices: list(resourcesPCIDeviceShape),
  total: number,
})

const resourcesSerialDeviceShape: Shape<ResourcesSerialDevice> = object<ResourcesSerialDevice>()({
  device: optional(text),
  device_id: optional(text),
  device_path: optional(text),
  driver: optional(text),
  id: optional(text),
  product: optional(text),
  product_id: optional(text),
  vendor: optional(text),
  vendor_id: optional(text),
})

export const resourcesSerialShape: Shape<ResourcesSerial> = object<ResourcesSerial>()({
  devices: optional(list(resourcesSerialDeviceShape)),
  total: optional(number),
})

const resourcesStorageDiskPartitionShape: Shape<ResourcesStorageDiskPartition> =
  object<ResourcesStorageDiskPartition>()({
    device: text,
    id: text,
    partition: number,
    read_only: flag,
    size: number,
  })

const resourcesStorageDiskShape: Shape<ResourcesStorageDisk> = object<ResourcesStorageDisk>()({
  block_size: number,
  device: text,
  device_id: text,
  device_path: optional(text),
  firmware_version: optional(text),
  id: text,
  model: optional(text),
  numa_node: number,
  partitions: list(resourcesStorageDiskPartitionShape),
  pci_address: optional(text),
  read_only: flag,
  removable: flag,
  rpm: number,
  serial: optional(text),
  size: number,
  type: optional(text),
  usb_address: optional(text),
  wwn: optional(text),
})

export const resourcesStorageShape: Shape<ResourcesStorage> = object<ResourcesStorage>()({
  disks: list(resourcesStorageDiskShape),
  total: number,
})

const resourcesUSBDeviceInterfaceShape: Shape<ResourcesUSBDeviceInterface> =
  object<ResourcesUSBDeviceInterface>()({
    class: text,
    class_id: number,
    driver: text,
    driver_version: text,
    number: number,
    subclass: text,
    subclass_id: number,
  })

const resourcesUSBDeviceShape: Shape<ResourcesUSBDevice> = object<ResourcesUSBDevice>()({
  bus_address: number,
  device_address: number,
  interfaces: list(resourcesUSBDeviceInterfaceShape),
  product: text,
  product_id: text,
  speed: number,
  vendor: text,
  vendor_id: text,
  serial: optional(text),
})

export const resourcesUSBShape: Shape<ResourcesUSB> = object<ResourcesUSB>()({
  devices: list(resourcesUSBDeviceShape),
  total: number,
})
