import type {
  Resources,
  ResourcesLoad,
  ResourcesSystem,
  ResourcesSystemChassis,
  ResourcesSystemFirmware,
  ResourcesSystemMotherboard,
} from '../../../src/types/resources.ts'
import { nullable, number, object, optional, type Shape, text } from '../shape.ts'
import { resourcesCPUShape, resourcesMemoryShape } from './resources-cpu.ts'
import {
  resourcesGPUShape,
  resourcesNetworkShape,
  resourcesPCIShape,
  resourcesSerialShape,
  resourcesStorageShape,
  resourcesUSBShape,
} from './resources-devices.ts'

const resourcesLoadShape: Shape<ResourcesLoad> = object<ResourcesLoad>()({
  Average1Min: optional(number),
  Average5Min: optional(number),
  Average10Min: optional(number),
  Processes: optional(number),
})

const resourcesSystemMotherboardShape: Shape<ResourcesSystemMotherboard> =
  object<ResourcesSystemMotherboard>()({
    product: text,
    serial: text,
    vendor: text,
    version: text,
  })

const resourcesSystemFirmwareShape: Shape<ResourcesSystemFirmware> = object<ResourcesSystemFirmware>()({
  date: text,
  vendor: text,
  version: text,
})

const resourcesSystemChassisShape: Shape<ResourcesSystemChassis> = object<ResourcesSystemChassis>()({
  serial: text,
  type: text,
  vendor: text,
  version: text,
})

const resourcesSystemShape: Shape<ResourcesSystem> = object<ResourcesSystem>()({
  chassis: nullable(resourcesSystemChassisShape),
  family: text,
  firmware: nullable(resourcesSystemFirmwareShape),
  motherboard: nullable(resourcesSystemMotherboardShape),
  product: text,
  serial: text,
  sku: text,
  type: text,
  uuid: text,
  vendor: text,
  version: text,
})

export const resourcesShape: Shape<Resources> = object<Resources>()({
  cpu: resourcesCPUShape,
  gpu: resourcesGPUShape,
  memory: resourcesMemoryShape,
  network: resourcesNetworkShape,
  pci: resourcesPCIShape,
  storage: resourcesStorageShape,
  system: resourcesSystemShape,
  usb: resourcesUSBShape,
  load: optional(resourcesLoadShape),
  serial: optional(resourcesSerialShape),
})
