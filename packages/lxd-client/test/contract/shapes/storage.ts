import type {
  ResourcesStoragePool,
  ResourcesStoragePoolInodes,
  ResourcesStoragePoolSpace,
  StoragePool,
  StorageVolume,
  StorageVolumeState,
  StorageVolumeStateUsage,
} from '../../../src/types/storage.ts'
import { list, mapOf, nullable, number, object, oneOf, optional, type Shape, text } from '../shape.ts'

export const storagePoolShape: Shape<StoragePool> = object<StoragePool>()({
  config: mapOf(text),
  description: text,
  driver: text,
  locations: nullable(list(text)),
  name: text,
  status: text,
  used_by: list(text),
})

export const storageVolumeShape: Shape<StorageVolume> = object<StorageVolume>()({
  config: mapOf(text),
  content_type: oneOf('filesystem', 'block', 'iso'),
  created_at: text,
  description: text,
  location: text,
  name: text,
  project: text,
  type: oneOf('container', 'virtual-machine', 'image', 'custom'),
  used_by: list(text),
})

const storageVolumeStateUsageShape: Shape<StorageVolumeStateUsage> = object<StorageVolumeStateUsage>()({
  total: number,
  used: optional(number),
})

export const storageVolumeStateShape: Shape<StorageVolumeState> = object<StorageVolumeState>()({
  usage: nullable(storageVolumeStateUsageShape),
})

const resourcesStoragePoolInodesShape: Shape<ResourcesStoragePoolInodes> =
  object<ResourcesStoragePoolInodes>()({
    total: number,
    used: number,
  })

const resourcesStoragePoolSpaceShape: Shape<ResourcesStoragePoolSpace> = object<ResourcesStoragePoolSpace>()({
  total: number,
  used: optional(number),
})

export const resourcesStoragePoolShape: Shape<ResourcesStoragePool> = object<ResourcesStoragePool>()({
  inodes: resourcesStoragePoolInodesShape,
  space: resourcesStoragePoolSpaceShape,
})
