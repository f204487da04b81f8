import type { FileEntry } from '@gantry/protocol/files'
import { Download, KeyRound, PencilLine, SquarePen, Trash2 } from 'lucide-react'
import { files } from '../../../i18n/en/files.ts'
import { t } from '../../../i18n/en.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { all, type Verdict } from '../../../ui/verdict.ts'
import { canChange, canDownload, canEdit, realKind } from './file-verdicts.ts'

export type FileAct = {
  /** Whether the server can be asked at all. */
  can: Verdict
  edit: (entry: FileEntry) => void
  download: (entry: FileEntry) => void
  rename: (entry: FileEntry) => void
  attributes: (entry: FileEntry) => void
  remove: (entries: readonly FileEntry[]) => void
}

/** The end of a row. */
export const FileActions = ({ entry, act }: { entry: FileEntry; act: FileAct }) => (
  <>
    <IconButton
      icon={Download}
      label={`${files.download} ${entry.name}`}
      can={all(act.can, canDownload(entry))}
      onClick={() => act.download(entry)}
    />
    <Menu
      label={t.ui.openMenu(entry.name)}
      items={() => [
        {
          label: files.edit,
          icon: SquarePen,
          can: all(act.can, canEdit(entry)),
          onSelect: () => act.edit(entry),
        },
        {
          label: realKind(entry) === 'directory' ? files.downloadTar : files.download,
          icon: Download,
          can: all(act.can, canDownload(entry)),
          onSelect: () => act.download(entry),
        },
        { label: files.rename, icon: PencilLine, can: act.can, onSelect: () => act.rename(entry) },
        {
          label: files.attributes,
          icon: KeyRound,
          can: all(act.can, canChange(entry)),
          onSelect: () => act.attributes(entry),
        },
        'line',
        {
          label: files.remove,
          icon: Trash2,
          danger: true,
          can: act.can,
          onSelect: () => act.remove([entry]),
        },
      ]}
    />
  </>
)
