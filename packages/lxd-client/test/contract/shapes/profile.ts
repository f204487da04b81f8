import type { Profile } from '../../../src/types/profile.ts'
import { list, mapOf, object, optional, type Shape, text } from '../shape.ts'

export const profileShape: Shape<Profile> = object<Profile>()({
  config: mapOf(text),
  description: text,
  devices: mapOf(mapOf(text)),
  name: text,
  used_by: list(text),
  project: optional(text),
})
