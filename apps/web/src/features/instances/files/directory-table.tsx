import { Trash2, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { Selection } from '../../../ui/table/selection.ts'
import { type FileAct, FileActions } from './file-actions.tsx'
import { type FileRow, fileColumns, narrowFile } from './file-columns.tsx'

const keyOf = ({ name }: FileRow): string => name
const none: Selection = new Set()

/** The entries of one directory. Give it the path as its key: nothing of another directory is kept. */
export const DirectoryTable = ({
  path,
  entries,
  focused,
  stale,
  act,
  onOpen,
}: {
  path: string
  entries: readonly FileRow[]
  /** The name that gets the focus when the table comes; empty for the first; undefined for none. */
  focused: string | undefined
  stale: boolean
  act: FileAct
  onOpen: (entry: FileRow) => void
}) => {
  const [selected, setSelected] = useState(none)
  const chosen = entries.filter(({ name }) => selected.has(name))
  const actions = useCallback((entry: FileRow) => <FileActions entry={entry} act={act} />, [act])
  const isStale = useCallback(() => stale, [stale])
  return (
    <div className="relative flex min-h-0 flex-col">
      <DataTable
        label={files.table(path)}
        rows={entries}
        columns={fileColumns}
        keyOf={keyOf}
        nameOf={keyOf}
        sort={{ column: 'name', descending: false }}
        selected={selected}
        onSelected={setSelected}
        onOpen={onOpen}
        actions={actions}
        actionsWidth={72}
        isStale={isStale}
        focused={focused}
        narrow={narrowFile}
        className="max-h-[max(320px,calc(100vh-300px))]"
      />
      {chosen.length > 0 && (
        <div
          role="toolbar"
          aria-label={files.selection}
          className="sticky bottom-3.5 z-20 -mt-[62px] mb-3.5 flex self-center animate-[rise_120ms_ease-out] items-center gap-1.5 rounded-[11px] border border-line bg-panel px-3 py-2 shadow-float"
        >
          <b aria-live="polite" className="mr-1.5 whitespace-nowrap font-semibold">
            {files.selected(chosen.length)}
          </b>
          <Button icon={Trash2} look="danger" can={act.can} onClick={() => act.remove(chosen)}>
            {files.remove}
          </Button>
          <IconButton icon={X} label={files.clear} onClick={() => setSelected(none)} />
        </div>
      )}
    </div>
  )
}
