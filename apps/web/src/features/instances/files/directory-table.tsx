import { Trash2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
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
        <SelectionBar
          look="sticky"
          label={files.selection}
          selected={files.selected(chosen.length)}
          clear={files.clear}
          onClear={() => setSelected(none)}
        >
          <Button icon={Trash2} look="danger" can={act.can} onClick={() => act.remove(chosen)}>
            {files.remove}
          </Button>
        </SelectionBar>
      )}
    </div>
  )
}
