/** How files of each packing begin, and what they are called. */
const beginnings: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'tar.gz'],
  [[0x42, 0x5a, 0x68], 'tar.bz2'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'tar.xz'],
  [[0x5d, 0x00, 0x00], 'tar.lzma'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'tar.zst'],
  [[0x68, 0x73, 0x71, 0x73], 'squashfs'],
]

/** The usual ending of a backup's file, by its first bytes. What is none of those is not packed. */
export const kindOfFile = (begin: Uint8Array): string =>
  beginnings.find(([bytes]) => bytes.every((byte, index) => begin[index] === byte))?.[1] ?? 'tar'

const endings: Readonly<Record<string, string>> = {
  none: 'tar',
  bzip2: 'tar.bz2',
  xz: 'tar.xz',
  lzma: 'tar.lzma',
  zstd: 'tar.zst',
}

/** What a file is called that is packed so; as the server is set is gzip, unless somebody changed that. */
export const endingOf = (compression: string): string => endings[compression] ?? 'tar.gz'
