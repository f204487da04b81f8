import type { FileEntry } from '@gantry/protocol/files'
import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { reported } from '../../../api/reported.ts'
import { files } from '../../../i18n/en/files.ts'
import { useServer } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { TableSkeleton } from '../../../ui/skeleton.tsx'
import { reachable } from '../actions/can.ts'
import { isStale } from '../table/cells.tsx'
import { DirectoryTable } from './directory-table.tsx'
import { DropZone } from './drop-zone.tsx'
import type { Dropped } from './dropped.ts'
import type { FileAct } from './file-actions.tsx'
import { FileBar } from './file-bar.tsx'
import type { FileRow } from './file-columns.tsx'
import { type FileAsk, FileDialogs } from './file-dialogs.tsx'
import { childOf, nameOf, parentOf, pathOfSearch } from './file-paths.ts'
import { directoryQuery, downloadFile, type FilesOf } from './file-requests.ts'
import type { FileSearch } from './file-search.ts'
import { canDownload, canEdit, realKind } from './file-verdicts.ts'
import { UploadPanel } from './upload-panel.tsx'
import { startUploads } from './uploads.ts'

// CodeMirror is larger than all the rest of the tab, and most who come only look.
const EditorDialog = lazy(async () => ({ default: (await import('./editor-dialog.tsx')).EditorDialog }))

const noRows: readonly FileRow[] = []

/** One directory of an instance, and everything that can be done in it. */
export const FileBrowser = ({
  of,
  search,
  onSearch,
}: {
  of: FilesOf
  search: FileSearch
  onSearch: (change: FileSearch) => void
}) => {
  const server = useServer(of.server)
  const path = pathOfSearch(search.path)
  const stale = isStale(server)
  const can = useMemo(() => reachable(server), [server])
  const directory = useQuery({ ...directoryQuery(of, path), enabled: server?.state === 'online' })
  const [ask, setAsk] = useState<FileAsk>()
  // What was asked in one directory is no question of the next.
  if (ask !== undefined && ask.path !== path) setAsk(undefined)
  /** Whether the next directory shall have the focus, and on which of its names. */
  const focus = useRef<string>(undefined)
  const [first] = useState(path)
  const box = useRef<HTMLDivElement>(null)
  const entries = useMemo(
    () => directory.data?.entries.map((entry) => ({ ...entry, path: childOf(path, entry.name) })) ?? noRows,
    [directory.data, path],
  )
  const isEmpty = directory.data?.entries.length === 0
  useEffect(() => {
    // Without rows the keys need another place, or there would be no way back by them.
    if (isEmpty && focus.current !== undefined) box.current?.focus()
  }, [isEmpty])
  const taken = useMemo(() => new Set(entries.map(({ name }) => name)), [entries])
  const target = { ...of, of: server }

  const go = (to: string, focused?: string): void => {
    focus.current = focused
    onSearch({ path: to === '/' ? undefined : to })
  }
  const act = useMemo(
    (): FileAct => ({
      can,
      edit: ({ name }) => onSearch({ path: search.path, edit: childOf(path, name) }),
      download: (entry) =>
        void reported(downloadFile(of, childOf(path, entry.name), realKind(entry) === 'directory')),
      rename: (entry) => setAsk({ path, what: 'rename', entry }),
      attributes: (entry) => setAsk({ path, what: 'attributes', entry }),
      remove: (chosen) => setAsk({ path, what: 'remove', entries: chosen }),
    }),
    [can, of, path, search.path, onSearch],
  )
  const open = (entry: FileEntry): void => {
    if (realKind(entry) === 'directory') go(childOf(path, entry.name), '')
    else if (can.ok && canEdit(entry).ok) act.edit(entry)
    else if (can.ok && canDownload(entry).ok) act.download(entry)
  }
  const upload = (dropped: Dropped[]): void => void startUploads(of, path, dropped, taken)
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target: pressed, currentTarget } = event
    if (event.key !== 'Backspace' || path === '/' || !(pressed instanceof Element)) return
    // Dialogs and menus stand elsewhere in the document, but React passes their keys on to here.
    if (!currentTarget.contains(pressed) || pressed.matches('input, textarea, [contenteditable]')) return
    event.preventDefault()
    go(parentOf(path), nameOf(path))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the rows within
    <div
      ref={box}
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col gap-3 outline-none"
      onKeyDown={onKeyDown}
    >
      <FileBar
        path={path}
        busy={directory.isFetching}
        can={can}
        onGo={go}
        onRefresh={() => void directory.refetch()}
        onNew={(kind) => setAsk({ path, what: 'new', kind })}
        onUpload={upload}
      />
      <UploadPanel of={of} />
      <DropZone path={path} can={can} onDrop={upload}>
        {directory.isError && <ErrorPanel error={directory.error} onRetry={() => void directory.refetch()} />}
        {directory.isLoading && <TableSkeleton rows={8} columns={5} />}
        {directory.data?.cut === true && <Notice>{files.cut(entries.length)}</Notice>}
        {isEmpty && (
          <Empty
            icon={FolderOpen}
            title={files.empty}
            text={files.emptyText}
            action={
              <Button can={can} onClick={() => setAsk({ path, what: 'new', kind: 'file' })}>
                {files.newFile}
              </Button>
            }
          />
        )}
        {entries.length > 0 && (
          <DirectoryTable
            key={path}
            path={path}
            entries={entries}
            focused={path === first && focus.current === undefined ? undefined : (focus.current ?? '')}
            stale={stale}
            act={act}
            onOpen={open}
          />
        )}
        {directory.data === undefined && stale && <p className="m-0 text-dim">{files.unreachableText}</p>}
      </DropZone>
      {ask !== undefined && (
        <FileDialogs
          ask={ask}
          target={target}
          taken={taken}
          can={can}
          onMade={(kind, name) => {
            if (kind === 'file') onSearch({ path: search.path, edit: childOf(ask.path, name) })
          }}
          onClose={() => setAsk(undefined)}
        />
      )}
      {search.edit !== undefined && (
        <Suspense fallback={null}>
          <EditorDialog
            key={search.edit}
            target={target}
            path={pathOfSearch(search.edit)}
            onClose={() => onSearch({ path: search.path })}
          />
        </Suspense>
      )}
    </div>
  )
}
