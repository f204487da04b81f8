import type { ServerRow } from '@gantry/protocol/server-row'

/** The programs that LXD and Incus know by name to pack with. Which of them are installed only the server knows. */
const common = ['none', 'gzip', 'bzip2', 'lzma', 'xz', 'zstd']

/** What can be chosen for an image or a backup; the empty choice is what the server itself is set to. */
export const compressions = (server: ServerRow | undefined, what: 'image' | 'backup'): string[] => [
  '',
  ...common,
  ...(what === 'image' && server?.extensions.includes('compression_squashfs') ? ['squashfs'] : []),
]

/** `2026-12-24T18:00`, as a field for a time gives it in the person's own zone, as servers take it; '' for never. */
export const expiryOf = (local: string): string | undefined => {
  const date = new Date(local)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
}
