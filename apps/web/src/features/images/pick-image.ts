import type { Image } from '@gantry/lxd-client/types/image'
import type { CatalogueImage, ImageRemote } from '@gantry/protocol/image-remotes'
import type { InstanceType } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../i18n/en.ts'

/** Where an image can be taken from: a server of Gantry, which has it, or a simplestreams server. */
export type ImageOrigin =
  | { kind: 'server'; server: string; name: string; project: string }
  | { kind: 'remote'; remote: ImageRemote }

/** One image to choose, wherever it comes from. `size` in bytes, `key` unique over all of them. */
export type PickImage = {
  key: string
  origin: ImageOrigin
  fingerprint: string
  /** The shortest alias, which is what people call it. */
  alias: string | null
  aliases: readonly string[]
  title: string
  type: InstanceType
  architecture: string
  size: number
  created: string
  /** What the search looks at, in lower case. */
  text: string
}

export const originName = (origin: ImageOrigin): string =>
  origin.kind === 'server' ? origin.name : origin.remote.name

const shortest = (aliases: readonly string[]): string | null =>
  aliases.toSorted((a, b) => a.length - b.length || a.localeCompare(b))[0] ?? null

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const titleOf = (os: string, release: string, variant: string, fallback: string): string => {
  const parts = [capital(os), release, variant === 'default' ? '' : variant].filter((part) => part !== '')
  return parts.length === 0 ? fallback : parts.join(' ')
}

const searchText = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ').toLowerCase()

export const localImage = (image: Image, server: ServerRow, project: string): PickImage => {
  const aliases = image.aliases.map((alias) => alias.name)
  const alias = shortest(aliases)
  const { os = '', release = '', variant = '', description = '' } = image.properties ?? {}
  const fallback = alias ?? image.fingerprint.slice(0, 12)
  const title = os === '' && description !== '' ? description : titleOf(os, release, variant, fallback)
  return {
    key: `server/${server.id}/${project}/${image.fingerprint}`,
    origin: { kind: 'server', server: server.id, name: server.name, project },
    fingerprint: image.fingerprint,
    alias,
    aliases,
    title,
    type: image.type === 'virtual-machine' ? 'virtual-machine' : 'container',
    architecture: image.architecture,
    size: image.size,
    created: image.created_at,
    text: searchText(title, description, image.fingerprint, server.name, image.architecture, ...aliases),
  }
}

export const catalogueImage = (image: CatalogueImage, remote: ImageRemote): PickImage => {
  const alias = shortest(image.aliases)
  const title = titleOf(image.os, image.release, image.variant, alias ?? t.images.picker.unnamed)
  return {
    key: `remote/${remote.id}/${image.fingerprint}/${image.type}`,
    origin: { kind: 'remote', remote },
    fingerprint: image.fingerprint,
    alias,
    aliases: image.aliases,
    title,
    type: image.type,
    architecture: image.architecture,
    size: image.size,
    created: image.created,
    text: searchText(
      title,
      image.fingerprint,
      remote.name,
      image.architecture,
      image.variant,
      ...image.aliases,
    ),
  }
}

/** Images of the server itself need nothing more; those of others and of catalogues come behind, in this order. */
const distance = ({ origin }: PickImage, server: string): number => {
  if (origin.kind === 'remote') return 1
  return origin.server === server ? 0 : 2
}

/** Those that hold every word, nearest first, then by title. */
export const searchImages = (images: readonly PickImage[], query: string, server: string): PickImage[] => {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  return images
    .filter((image) => wanted.every((word) => image.text.includes(word)))
    .toSorted(
      (a, b) =>
        distance(a, server) - distance(b, server) ||
        a.title.localeCompare(b.title, 'en', { numeric: true }) ||
        a.type.localeCompare(b.type) ||
        originName(a.origin).localeCompare(originName(b.origin)),
    )
}
