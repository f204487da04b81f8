import { type FileEntry, type FileKind, maxEditedBytes } from '@gantry/protocol/files'
import { files } from '../../../i18n/en/files.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'

/** What is behind an entry: of a link, what it leads to. */
export const realKind = ({ kind, targetKind }: FileEntry): FileKind => targetKind ?? kind

export const canDownload = (entry: FileEntry): Verdict => {
  const kind = realKind(entry)
  return kind === 'file' || kind === 'directory' ? yes : no(files.why.notDownloaded(kind))
}

/** The size of a link is its own, so what it leads to is only known when it is opened. */
export const canEdit = (entry: FileEntry): Verdict => {
  const kind = realKind(entry)
  if (kind !== 'file') return no(files.why.notEdited(kind))
  return entry.kind === 'file' && entry.size > maxEditedBytes ? no(files.why.large) : yes
}

export const canChange = ({ kind }: FileEntry): Verdict => (kind === 'symlink' ? no(files.why.link) : yes)
