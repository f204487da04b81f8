import type { ServerRow } from '@gantry/protocol/server-row'

/** The programs that LXD and Incus know by name to pack with. Which of them are installed only the server knows. */
const common = ['none', 'gzip', 'bzip2', 'lzma', 'xz', 'zstd']

/** What can be chosen for an image or a backup; the empty choice is what the server itself is set to. */
export const compressions = (server: ServerRow | undefined, what: 'image' | 'backup'): string[] => [
  '',
  ...common,
  ...(what === 'image' && server?.extensions.includes('compression_squashfs') ? ['squashfs'] : []),
]
