import type { Image, ImageAlias, ImageAliasesEntry, ImageSource } from '../../../src/types/image.ts'
import { flag, list, mapOf, number, object, oneOf, optional, type Shape, text } from '../shape.ts'

const imageAliasShape: Shape<ImageAlias> = object<ImageAlias>()({
  description: text,
  name: text,
})

const imageSourceShape: Shape<ImageSource> = object<ImageSource>()({
  alias: text,
  certificate: text,
  image_type: text,
  protocol: text,
  server: text,
})

export const imageShape: Shape<Image> = object<Image>()({
  aliases: list(imageAliasShape),
  architecture: text,
  auto_update: flag,
  cached: flag,
  created_at: text,
  expires_at: text,
  filename: text,
  fingerprint: text,
  last_used_at: text,
  profiles: list(text),
  properties: mapOf(text),
  public: flag,
  size: number,
  type: oneOf('container', 'virtual-machine'),
  update_source: optional(imageSourceShape),
  uploaded_at: text,
  locations: optional(list(text)),
  project: optional(text),
})

export const imageAliasesEntryShape: Shape<ImageAliasesEntry> = object<ImageAliasesEntry>()({
  description: text,
  name: text,
  target: text,
  type: text,
})
