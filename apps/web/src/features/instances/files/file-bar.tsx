import { CornerLeftUp, FilePlus, FileSymlink, FolderPlus, Plus, RefreshCw } from 'lucide-react'
import { files } from '../../../i18n/en/files.ts'
import { Button, buttonClass, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import type { Dropped } from './dropped.ts'
import { parentOf } from './file-paths.ts'
import type { NewKind } from './new-dialog.tsx'
import { PathCrumbs } from './path-crumbs.tsx'
import { UploadMenu } from './upload-menu.tsx'

/** Above the table: where one is, and what can be added. */
export const FileBar = ({
  path,
  busy,
  can,
  onGo,
  onRefresh,
  onNew,
  onUpload,
}: {
  path: string
  busy: boolean
  /** Whether the server can be asked at all. */
  can: Verdict
  onGo: (path: string) => void
  onRefresh: () => void
  onNew: (kind: NewKind) => void
  onUpload: (dropped: Dropped[]) => void
}) => (
  <div className="flex flex-wrap items-center gap-2">
    <div className="flex min-w-0 flex-1 items-center gap-1 max-sm:basis-full">
      <IconButton
        icon={CornerLeftUp}
        label={files.up}
        can={path === '/' ? no(files.root) : yes}
        onClick={() => onGo(parentOf(path))}
      />
      <PathCrumbs path={path} onGo={onGo} />
    </div>
    <Button icon={RefreshCw} busy={busy} can={can} onClick={onRefresh}>
      {files.refresh}
    </Button>
    <Menu
      label={files.new}
      className={buttonClass('plain')}
      items={() => [
        { label: files.newFile, icon: FilePlus, can, onSelect: () => onNew('file') },
        { label: files.newDirectory, icon: FolderPlus, can, onSelect: () => onNew('directory') },
        { label: files.newLink, icon: FileSymlink, can, onSelect: () => onNew('symlink') },
      ]}
    >
      <Plus size={15} aria-hidden className="text-dim" />
      {files.new}
    </Menu>
    <UploadMenu can={can} onChosen={onUpload} />
  </div>
)
