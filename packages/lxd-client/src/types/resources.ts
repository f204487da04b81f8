import type { ResourcesCPU, ResourcesMemory } from './resources-cpu.ts'
import type {
  ResourcesGPU,
  ResourcesNetwork,
  ResourcesPCI,
  ResourcesSerial,
  ResourcesStorage,
  ResourcesUSB,
} from './resources-devices.ts'

/** System resources available for LXD. Follows `Resources` of the API description. */
export interface Resources {
  cpu: ResourcesCPU
  gpu: ResourcesGPU
  memory: ResourcesMemory
  network: ResourcesNetwork
  pci: ResourcesPCI
  storage: ResourcesStorage
  system: ResourcesSystem
  usb: ResourcesUSB
  load?: ResourcesLoad
  serial?: ResourcesSerial
}

/** System load information. Follows `ResourcesLoad` of the API description. */
export interface ResourcesLoad {
  /** Load average in the past minute (not in LXD 5.0). */
  Average1Min?: number
  /** Load average in the past 5 minutes (not in LXD 5.0). */
  Average5Min?: number
  /** Load average in the past 10 minutes (not in LXD 5.0). */
  Average10Min?: number
  /** The number of active processes (not in LXD 5.0). */
  Processes?: number
}

/** System. Follows `ResourcesSystem` of the API description. */
export interface ResourcesSystem {
  chassis: ResourcesSystemChassis | null
  /** System family. */
  family: string
  firmware: ResourcesSystemFirmware | null
  motherboard: ResourcesSystemMotherboard | null
  /** System model. */
  product: string
  /** System serial number. */
  serial: string
  /** System nanufacturer SKU LENOVO_MT_20HR_BU_Think_FM_ThinkPad X1 Carbon 5th. */
  sku: string
  /** System type (unknown, physical, virtual-machine, container, ...). */
  type: string
  /** System UUID. */
  uuid: string
  /** System vendor. */
  vendor: string
  /** System version. */
  version: string
}

/** System chassis. Follows `ResourcesSystemChassis` of the API description. */
export interface ResourcesSystemChassis {
  /** Chassis serial number. */
  serial: string
  /** Chassis type. */
  type: string
  /** Chassis vendor. */
  vendor: string
  /** Chassis version/revision. */
  version: string
}

/** System firmware. Follows `ResourcesSystemFirmware` of the API description. */
export interface ResourcesSystemFirmware {
  /** Firmware build date. */
  date: string
  /** Firmware vendor. */
  vendor: string
  /** Firmware version. */
  version: string
}

/** Motherboard. Follows `ResourcesSystemMotherboard` of the API description. */
export interface ResourcesSystemMotherboard {
  /** Motherboard model. */
  product: string
  /** Motherboard serial number. */
  serial: string
  /** Motherboard vendor. */
  vendor: string
  /** Motherboard version/revision. */
  version: string
}
