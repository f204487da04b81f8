import type { StringMap } from './common.ts'

/** LXD image. Follows `Image` of the API description. */
export interface Image {
  /** List of aliases. */
  aliases: ImageAlias[]
  /** Architecture. */
  architecture: string
  /** Whether the image should auto-update when a new build is available. */
  auto_update: boolean
  /** Whether the image is an automatically cached remote image. */
  cached: boolean
  /** When the image was originally created. */
  created_at: string
  /** When the image becomes obsolete. */
  expires_at: string
  /** Original filename. */
  filename: string
  /** Full SHA-256 fingerprint. */
  fingerprint: string
  /** Last time the image was used. */
  last_used_at: string
  /** List of profiles to use when creating from this image (if none provided by user). */
  profiles: string[]
  /** Descriptive properties. */
  properties: StringMap
  /** Whether the image is available to unauthenticated users. */
  public: boolean
  /** Size of the image in bytes. */
  size: number
  type: 'container' | 'virtual-machine'
  /** Where it was fetched from; missing for one that was uploaded or made here. */
  update_source?: ImageSource
  /** When the image was added to this LXD server. */
  uploaded_at: string
  /** List of cluster members with a local copy of the image (not in LXD 5.0). */
  locations?: string[]
  /** Project name (not in LXD 5.0). */
  project?: string
}

/** Alias from the alias list of a LXD image. Follows `ImageAlias` of the API description. */
export interface ImageAlias {
  /** Description of the alias. */
  description: string
  /** Name of the alias. */
  name: string
}

/** Source of a LXD image. Follows `ImageSource` of the API description. */
export interface ImageSource {
  /** Source alias to download from. */
  alias: string
  /** Source server certificate (if not trusted by system CA). */
  certificate: string
  /** Type of image (container or virtual-machine). */
  image_type: string
  /** Source server protocol. */
  protocol: string
  /** URL of the source server. */
  server: string
}

/** LXD image alias. Follows `ImageAliasesEntry` of the API description. */
export interface ImageAliasesEntry {
  /** Alias description. */
  description: string
  /** Alias name. */
  name: string
  /** Target fingerprint for the alias. */
  target: string
  /** Alias type (container or virtual-machine). */
  type: string
}

/** Modifiable fields of a LXD image. Follows `ImagePut` of the API description. */
export interface ImagePut {
  /** Whether the image should auto-update when a new build is available. */
  auto_update?: boolean
  /** When the image becomes obsolete. */
  expires_at?: string
  /** List of profiles to use when creating from this image (if none provided by user). */
  profiles?: string[]
  /** Descriptive properties. */
  properties?: StringMap
  /** Whether the image is available to unauthenticated users. */
  public?: boolean
}

/** Fields available for a new LXD image. Follows `ImagesPost` of the API description. */
export interface ImagesPost {
  /** Aliases to add to the image. */
  aliases?: ImageAlias[]
  /** Whether the image should auto-update when a new build is available. */
  auto_update?: boolean
  /** Compression algorithm to use when turning an instance into an image. */
  compression_algorithm?: string
  /** When the image becomes obsolete. */
  expires_at?: string
  /** Original filename of the image. */
  filename?: string
  /** List of profiles to use when creating from this image (if none provided by user). */
  profiles?: string[]
  /** Descriptive properties. */
  properties?: StringMap
  /** Whether the image is available to unauthenticated users. */
  public?: boolean
  source?: ImagesPostSource
  /** Type of image format (not in LXD 5.0). */
  format?: string
}

/** Source of a new LXD image. Follows `ImagesPostSource` of the API description. */
export interface ImagesPostSource {
  /** Source alias to download from. */
  alias?: string
  /** Source server certificate (if not trusted by system CA). */
  certificate?: string
  /** Source image fingerprint (for type "image"). */
  fingerprint?: string
  /** Type of image (container or virtual-machine). */
  image_type?: string
  /** Transfer mode (push or pull). */
  mode?: string
  /** Instance name (for type "instance" or "snapshot"). */
  name?: string
  /** Source project name. */
  project?: string
  /** Source server protocol. */
  protocol?: string
  /** Source image server secret token (when downloading private images). */
  secret?: string
  /** URL of the source server. */
  server?: string
  /** Type of image source (instance, snapshot, image or url). */
  type?: string
  /** Source URL (for type "url"). */
  url?: string
}

/** New LXD image alias. Follows `ImageAliasesPost` of the API description. */
export interface ImageAliasesPost {
  /** Alias description. */
  description?: string
  /** Alias name. */
  name?: string
  /** Target fingerprint for the alias. */
  target?: string
  /** Alias type (container or virtual-machine). */
  type?: string
}

/** Modifiable fields of a LXD image alias. Follows `ImageAliasesEntryPut` of the API description. */
export interface ImageAliasesEntryPut {
  /** Alias description. */
  description?: string
  /** Target fingerprint for the alias. */
  target?: string
}

/** Fields required to export a LXD image. Follows `ImageExportPost` of the API description. */
export interface ImageExportPost {
  /** List of aliases to set on the image. */
  aliases?: ImageAlias[]
  /** Remote server certificate. */
  certificate?: string
  /** List of profiles to use. */
  profiles?: string[]
  /** Project name. */
  project?: string
  /** Image receive secret. */
  secret?: string
  /** Target server URL. */
  target?: string
}
