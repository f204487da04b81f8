import type { FileEntry } from '@gantry/protocol/files'
import type { Verdict } from '../../../ui/verdict.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import { AttributesDialog } from './attributes-dialog.tsx'
import { DeleteFilesDialog } from './delete-files-dialog.tsx'
import { NewDialog, type NewKind } from './new-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** What is being asked, and about which directory: that is where it is done, wherever the person goes meanwhile. */
export type FileAsk = { path: string } & (
  | { what: 'new'; kind: NewKind }
  | { what: 'rename'; entry: FileEntry }
  | { what: 'attributes'; entry: FileEntry }
  | { what: 'remove'; entries: readonly FileEntry[] }
)

/** The one dialog that is open, if any. */
export const FileDialogs = ({
  ask,
  taken,
  can,
  onMade,
  ...rest
}: {
  ask: FileAsk
  target: InstanceTarget
  taken: ReadonlySet<string>
  /** Whether the server can be asked at all. */
  can: Verdict
  onMade: (kind: NewKind, name: string) => void
  onClose: () => void
}) => {
  const common = { ...rest, path: ask.path }
  switch (ask.what) {
    case 'new':
      return <NewDialog {...common} kind={ask.kind} taken={taken} onMade={(name) => onMade(ask.kind, name)} />
    case 'rename':
      return <RenameDialog {...common} name={ask.entry.name} taken={taken} />
    case 'attributes':
      return <AttributesDialog {...common} entry={ask.entry} />
    case 'remove':
      return <DeleteFilesDialog {...common} entries={ask.entries} can={can} />
  }
}
