import * as z from 'zod/mini'
import { InstanceType } from './instance-row.ts'
import { DisplayName, Timestamp } from './text.ts'

/** A simplestreams server. `certificate` is set (PEM) where it is not signed by a public authority. */
export const ImageRemote = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  certificate: z.nullable(z.string()),
})
export type ImageRemote = z.infer<typeof ImageRemote>

/** `POST /api/image-remotes` (permission `servers.add`). */
export const AddImageRemote = z.object({
  name: DisplayName,
  url: z.string().check(z.regex(/^https:\/\//, 'An address that begins with https://')),
  certificate: z.nullable(z.string()),
})
export type AddImageRemote = z.infer<typeof AddImageRemote>

/** One image of a catalogue, newest version only. `size` in bytes. */
export const CatalogueImage = z.object({
  fingerprint: z.string(),
  aliases: z.array(z.string()),
  os: z.string(),
  release: z.string(),
  variant: z.string(),
  architecture: z.string(),
  type: InstanceType,
  size: z.number(),
  created: Timestamp,
})
export type CatalogueImage = z.infer<typeof CatalogueImage>

/**
 * `GET /api/image-remotes/:id/images`: the catalogue, at most an hour old; older where `problem` says why it could
 * not be fetched again.
 */
export const Catalogue = z.object({
  fetched: Timestamp,
  images: z.array(CatalogueImage),
  problem: z.optional(z.string()),
})
export type Catalogue = z.infer<typeof Catalogue>
