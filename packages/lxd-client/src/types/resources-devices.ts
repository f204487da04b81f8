import type { StringMap } from './common.ts'

/** GPU resources available on the system. Follows `ResourcesGPU` of the API description. */
export interface ResourcesGPU {
  /** List of GPUs. */
  cards: ResourcesGPUCard[]
  /** Total number of GPUs. */
  total: number
}

/** GPU card on the system. Follows `ResourcesGPUCard` of the API description. */
export interface ResourcesGPUCard {
  /** Kernel driver currently associated with the GPU. */
  driver?: string
  /** Version of the kernel driver. */
  driver_version?: string
  drm?: ResourcesGPUCardDRM
  /** Map of available mediated device profiles. */
  mdev?: Record<string, ResourcesGPUCardMdev>
  /** NUMA node the GPU is a part of. */
  numa_node: number
  nvidia?: ResourcesGPUCardNvidia
  /** PCI address. */
  pci_address?: string
  /** Name of the product. */
  product?: string
  /** PCI ID of the product. */
  product_id?: string
  sriov?: ResourcesGPUCardSRIOV
  /** USB address (for USB cards). */
  usb_address?: string
  /** Name of the vendor. */
  vendor?: string
  /** PCI ID of the vendor. */
  vendor_id?: string
}

/** Linux DRM configuration of the GPU. Follows `ResourcesGPUCardDRM` of the API description. */
export interface ResourcesGPUCardDRM {
  /** Card device number. */
  card_device: string
  /** Card device name. */
  card_name: string
  /** Control device number. */
  control_device?: string
  /** Control device name. */
  control_name?: string
  /** DRM card ID. */
  id: number
  /** Render device number. */
  render_device?: string
  /** Render device name. */
  render_name?: string
}

/** Mediated devices configuration of the GPU. Follows `ResourcesGPUCardMdev` of the API description. */
export interface ResourcesGPUCardMdev {
  /** The mechanism used by this device. */
  api: string
  /** Number of available devices of this profile. */
  available: number
  /** Profile description. */
  description?: string
  /** List of active devices (UUIDs). */
  devices: string[]
  /** Profile name. */
  name?: string
}

/** Additional information for NVIDIA GPUs. Follows `ResourcesGPUCardNvidia` of the API description. */
export interface ResourcesGPUCardNvidia {
  /** Architecture (generation). */
  architecture?: string
  /** Brand name. */
  brand: string
  /** Card device number. */
  card_device: string
  /** Card device name. */
  card_name: string
  /** Version of the CUDA API. */
  cuda_version?: string
  /** Model name. */
  model: string
  /** Version of the NVRM (usually driver version). */
  nvrm_version?: string
  /** GPU UUID. */
  uuid?: string
}

/** SRIOV configuration of the GPU. Follows `ResourcesGPUCardSRIOV` of the API description. */
export interface ResourcesGPUCardSRIOV {
  /** Number of VFs currently configured. */
  current_vfs: number
  /** Maximum number of supported VFs. */
  maximum_vfs: number
  /** List of VFs (as additional GPU devices). */
  vfs: ResourcesGPUCard[]
}

/** Network cards available on the system. Follows `ResourcesNetwork` of the API description. */
export interface ResourcesNetwork {
  /** List of network cards. */
  cards: ResourcesNetworkCard[]
  /** Total number of network cards. */
  total: number
}

/** Network card on the system. Follows `ResourcesNetworkCard` of the API description. */
export interface ResourcesNetworkCard {
  /** Kernel driver currently associated with the card. */
  driver?: string
  /** Version of the kernel driver. */
  driver_version?: string
  /** Current firmware version. */
  firmware_version?: string
  /** NUMA node the card is a part of. */
  numa_node: number
  /** PCI address (for PCI cards). */
  pci_address?: string
  /** List of ports on the card. */
  ports?: ResourcesNetworkCardPort[]
  /** Name of the product. */
  product?: string
  /** PCI ID of the product. */
  product_id?: string
  sriov?: ResourcesNetworkCardSRIOV
  /** USB address (for USB cards). */
  usb_address?: string
  /** Name of the vendor. */
  vendor?: string
  /** PCI ID of the vendor. */
  vendor_id?: string
  vdpa?: ResourcesNetworkCardVDPA
}

/** Network port on the system. Follows `ResourcesNetworkCardPort` of the API description. */
export interface ResourcesNetworkCardPort {
  /** MAC address. */
  address?: string
  /** Whether auto negotiation is used. */
  auto_negotiation: boolean
  /** Port identifier (interface name). */
  id: string
  infiniband?: ResourcesNetworkCardPortInfiniband
  /** Whether a link was detected. */
  link_detected: boolean
  /** Duplex type. */
  link_duplex?: string
  /** Current speed (Mbit/s). */
  link_speed?: number
  /** Port number. */
  port: number
  /** Current port type. */
  port_type?: string
  /** Transport protocol. */
  protocol: string
  /** List of supported modes. */
  supported_modes?: string[]
  /** List of supported port types. */
  supported_ports?: string[]
  /** Type of transceiver used. */
  transceiver_type?: string
}

/**
 * Linux Infiniband configuration for the port. Follows `ResourcesNetworkCardPortInfiniband` of the API
 * description.
 */
export interface ResourcesNetworkCardPortInfiniband {
  /** ISSM device number. */
  issm_device?: string
  /** ISSM device name. */
  issm_name?: string
  /** MAD device number. */
  mad_device?: string
  /** MAD device name. */
  mad_name?: string
  /** Verb device number. */
  verb_device?: string
  /** Verb device name. */
  verb_name?: string
}

/** SRIOV configuration of the network card. Follows `ResourcesNetworkCardSRIOV` of the API description. */
export interface ResourcesNetworkCardSRIOV {
  /** Number of VFs currently configured. */
  current_vfs: number
  /** Maximum number of supported VFs. */
  maximum_vfs: number
  /** List of VFs (as additional Network devices). */
  vfs: ResourcesNetworkCard[]
}

/** VDPA configuration of the network card. Follows `ResourcesNetworkCardVDPA` of the API description. */
export interface ResourcesNetworkCardVDPA {
  /** Device identifier of the VDPA device (not in LXD 5.0). */
  device?: string
  /** Name of the VDPA device (not in LXD 5.0). */
  name?: string
}

/** PCI devices available on the system. Follows `ResourcesPCI` of the API description. */
export interface ResourcesPCI {
  /** List of PCI devices. */
  devices: ResourcesPCIDevice[]
  /** Total number of PCI devices. */
  total: number
}

/** PCI device. Follows `ResourcesPCIDevice` of the API description. */
export interface ResourcesPCIDevice {
  /** Kernel driver currently associated with the GPU. */
  driver: string
  /** Version of the kernel driver. */
  driver_version: string
  /** IOMMU group number. */
  iommu_group: number
  /** NUMA node the card is a part of. */
  numa_node: number
  /** PCI address. */
  pci_address: string
  /** Name of the product. */
  product: string
  /** PCI ID of the product. */
  product_id: string
  /** Name of the vendor. */
  vendor: string
  /** PCI ID of the vendor. */
  vendor_id: string
  vpd: ResourcesPCIVPD
}

/** VPD entries for a device. Follows `ResourcesPCIVPD` of the API description. */
export interface ResourcesPCIVPD {
  /** Dict of vendor provided key/value pairs. */
  entries?: StringMap
  /** Hardware provided product name. */
  product_name?: string
}

/** Serial devices available on the system. Follows `ResourcesSerial` of the API description. */
export interface ResourcesSerial {
  /** List of serial devices (not in LXD 5.0). */
  devices?: ResourcesSerialDevice[]
  /** Total number of serial devices (not in LXD 5.0). */
  total?: number
}

/** Serial device. Follows `ResourcesSerialDevice` of the API description. */
export interface ResourcesSerialDevice {
  /** Device number (major:minor) (not in LXD 5.0). */
  device?: string
  /** Path to /dev/serial/by-id entry (not in LXD 5.0). */
  device_id?: string
  /** Path to /dev/serial/by-path entry (not in LXD 5.0). */
  device_path?: string
  /** kernel driver name (cdc_acm, ftdi_sio, pl2303, cp210x...) (not in LXD 5.0). */
  driver?: string
  /** Kernel device name (e.g. ttyUSB0, ttyACM0) (not in LXD 5.0). */
  id?: string
  /** USB product name (not in LXD 5.0). */
  product?: string
  /** USB product ID (not in LXD 5.0). */
  product_id?: string
  /** USB vendor name (not in LXD 5.0). */
  vendor?: string
  /** USB vendor ID (not in LXD 5.0). */
  vendor_id?: string
}

/** Local storage. Follows `ResourcesStorage` of the API description. */
export interface ResourcesStorage {
  /** List of disks. */
  disks: ResourcesStorageDisk[]
  /** Total number of partitions. */
  total: number
}

/** Disk. Follows `ResourcesStorageDisk` of the API description. */
export interface ResourcesStorageDisk {
  /** Block size. */
  block_size: number
  /** Device number. */
  device: string
  /** Device by-id identifier. */
  device_id: string
  /** Device by-path identifier. */
  device_path?: string
  /** Current firmware version. */
  firmware_version?: string
  /** ID of the disk (device name). */
  id: string
  /** Disk model name. */
  model?: string
  /** NUMA node the disk is a part of. */
  numa_node: number
  /** List of partitions. */
  partitions: ResourcesStorageDiskPartition[]
  /** PCI address. */
  pci_address?: string
  /** Whether the disk is read-only. */
  read_only: boolean
  /** Whether the disk is removable (hot-plug). */
  removable: boolean
  /** Rotation speed (RPM). */
  rpm: number
  /** Serial number. */
  serial?: string
  /** Total size of the disk (bytes). */
  size: number
  /** Storage type. */
  type?: string
  /** USB address. */
  usb_address?: string
  /** WWN identifier. */
  wwn?: string
}

/** Partition on a disk. Follows `ResourcesStorageDiskPartition` of the API description. */
export interface ResourcesStorageDiskPartition {
  /** Device number. */
  device: string
  /** ID of the partition (device name). */
  id: string
  /** Partition number. */
  partition: number
  /** Whether the partition is read-only. */
  read_only: boolean
  /** Size of the partition (bytes). */
  size: number
}

/** USB devices available on the system. Follows `ResourcesUSB` of the API description. */
export interface ResourcesUSB {
  /** List of USB devices. */
  devices: ResourcesUSBDevice[]
  /** Total number of USB devices. */
  total: number
}

/** USB device. Follows `ResourcesUSBDevice` of the API description. */
export interface ResourcesUSBDevice {
  /** USB address (bus). */
  bus_address: number
  /** USB address (device). */
  device_address: number
  /** List of USB interfaces. */
  interfaces: ResourcesUSBDeviceInterface[]
  /** Name of the product. */
  product: string
  /** USB ID of the product. */
  product_id: string
  /** Transfer speed (Mbit/s). */
  speed: number
  /** Name of the vendor. */
  vendor: string
  /** USB ID of the vendor. */
  vendor_id: string
  /** USB serial number (not in LXD 5.0). */
  serial?: string
}

/** USB device interface. Follows `ResourcesUSBDeviceInterface` of the API description. */
export interface ResourcesUSBDeviceInterface {
  /** Class of USB interface. */
  class: string
  /** ID of the USB interface class. */
  class_id: number
  /** Kernel driver currently associated with the device. */
  driver: string
  /** Version of the kernel driver. */
  driver_version: string
  /** Interface number. */
  number: number
  /** Sub class of the interface. */
  subclass: string
  /** ID of the USB interface sub class. */
  subclass_id: number
}
