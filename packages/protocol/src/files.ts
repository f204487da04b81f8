import * as z from 'zod/mini'
import { bytesToText, textToBytes } from './byte-text.ts'
import { Timestamp } from './text.ts'

/*
 * Files of an instance, running or stopped. Names and paths are bytes, written as `byte-text.ts` says. All below
 * `/api/files/:server/:project/:instance`:
 *
 *   GET    /entries?path=      FileListing: a directory
 *   GET    /entry?path=        FileEntry
 *   GET    /content?path=      the bytes of a file, also by Range; an ETag up to 1 MiB
 *   GET    /tar?path=          a directory with all that is in it
 *   PUT    /content?path=      the body becomes the file; If-Match and If-None-Match: * say what must be there
 *   POST   /directories        MakeDirectory
 *   POST   /symlinks           MakeSymlink
 *   POST   /rename             RenameFile
 *   PATCH  /attributes         ChangeAttributes → FileEntry
 *   DELETE /entries?path=      a directory only with `recursive=true`, unless it is empty
 */

/** Linux takes no longer ones. */
const maxPathBytes = 4_095
const slash = 0x2f
const dot = 0x2e

const isPart = (part: readonly number[]): boolean =>
  part.length > 0 && !(part.length <= 2 && part.every((byte) => byte === dot))

/** Whether bytes are a whole path without `.`, `..` and empty parts, so that each file has one name here. */
const isWholePath = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== slash || bytes.includes(0) || bytes.length > maxPathBytes) return false
  if (bytes.length === 1) return true
  let part: number[] = []
  for (const byte of [...bytes.subarray(1), slash]) {
    if (byte !== slash) part.push(byte)
    else if (!isPart(part)) return false
    else part = []
  }
  return true
}

const holds = (is: (bytes: Uint8Array) => boolean) => (text: string) => {
  const bytes = textToBytes(text)
  return bytes !== undefined && is(bytes)
}

/** Written in the one way that `bytesToText` writes it, so that each file has one name in audit records too. */
export const FilePath = z.string().check(
  z.maxLength(4 * maxPathBytes),
  z.refine(holds(isWholePath), 'A whole path, like /etc/hosts'),
  z.refine(
    (text) => bytesToText(textToBytes(text) ?? new Uint8Array()) === text,
    'A path as Gantry writes it',
  ),
)

/** Where a link leads: any bytes but zero. */
const LinkTarget = z.string().check(
  z.maxLength(4 * maxPathBytes),
  z.refine(
    holds((bytes) => bytes.length > 0 && bytes.length <= maxPathBytes && !bytes.includes(0)),
    'A path, like ../hosts',
  ),
)

export const FileKind = z.enum([
  'file',
  'directory',
  'symlink',
  'fifo',
  'socket',
  'block-device',
  'character-device',
  'unknown',
])
export type FileKind = z.infer<typeof FileKind>

export const FileEntry = z.object({
  name: z.string(),
  kind: FileKind,
  /** Bytes. */
  size: z.number(),
  /** The twelve bits of permission, set-user-id, set-group-id and sticky among them. */
  mode: z.number(),
  uid: z.number(),
  gid: z.number(),
  modified: Timestamp,
  /** Of a link, where it leads; null for all else. */
  target: z.nullable(z.string()),
  /** What is there; null when nothing is. */
  targetKind: z.nullable(FileKind),
})
export type FileEntry = z.infer<typeof FileEntry>

export const FileListing = z.object({
  path: FilePath,
  entries: z.array(FileEntry),
  /** Whether there are more than are listed. */
  cut: z.boolean(),
})
export type FileListing = z.infer<typeof FileListing>

const Mode = z.int().check(z.gte(0), z.lte(0o7777))
const Id = z.int().check(z.gte(0), z.lte(4_294_967_294))

export const MakeDirectory = z.object({ path: FilePath, existing: z.optional(z.boolean()) })
export type MakeDirectory = z.infer<typeof MakeDirectory>

export const MakeSymlink = z.object({ path: FilePath, target: LinkTarget })
export type MakeSymlink = z.infer<typeof MakeSymlink>

export const RenameFile = z.object({ path: FilePath, to: FilePath })
export type RenameFile = z.infer<typeof RenameFile>

/** What is left out stays as it is. */
export const ChangeAttributes = z.object({
  path: FilePath,
  mode: z.optional(Mode),
  uid: z.optional(Id),
  gid: z.optional(Id),
})
export type ChangeAttributes = z.infer<typeof ChangeAttributes>

/** The largest file that has an ETag, and that can be edited in the page: 1 MiB. */
export const maxEditedBytes = 1024 * 1024
