import type { FileKind } from '@gantry/protocol/files'
import {
  ArrowRightLeft,
  Cable,
  CircleHelp,
  Cpu,
  File,
  FileSymlink,
  Folder,
  FolderSymlink,
  type LucideIcon,
} from 'lucide-react'

const icons: Readonly<Record<FileKind, LucideIcon>> = {
  file: File,
  directory: Folder,
  symlink: FileSymlink,
  fifo: ArrowRightLeft,
  socket: Cable,
  'block-device': Cpu,
  'character-device': Cpu,
  unknown: CircleHelp,
}

export const iconOf = (kind: FileKind, targetKind: FileKind | null): LucideIcon =>
  kind === 'symlink' && targetKind === 'directory' ? FolderSymlink : icons[kind]
