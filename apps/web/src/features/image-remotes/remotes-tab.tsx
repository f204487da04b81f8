import type { ImageRemote } from '@gantry/protocol/image-remotes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Images, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { reported } from '../../api/reported.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { since } from '../../i18n/format.ts'
import { IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { catalogueQuery, remotesQuery, removeRemote } from './remote-requests.ts'

const text = t.remotes

/** Read only when asked for: a public catalogue has thousands of images. */
const CatalogueCount = ({ id }: { id: string }) => {
  const { data, error, isFetching, refetch } = useQuery({ ...catalogueQuery(id), enabled: false })
  if (data !== undefined) {
    return (
      <span
        className={data.problem === undefined ? undefined : 'text-warn'}
        data-tip={[text.fetched(since(data.fetched)), data.problem].filter(Boolean).join('\n')}
      >
        {text.images(data.images.length)}
      </span>
    )
  }
  if (error !== null) {
    return (
      <span className="text-bad" data-tip={error.message}>
        {error.message}
      </span>
    )
  }
  return (
    <button
      type="button"
      aria-busy={isFetching || undefined}
      className="rounded-[3px] text-accent hover:underline"
      onClick={() => void refetch()}
    >
      {isFetching ? t.ui.loading : text.browse}
    </button>
  )
}

const certificate = (row: ImageRemote): string => (row.certificate === null ? text.public : text.own)

const columns: readonly Column<ImageRemote>[] = [
  {
    id: 'name',
    header: text.columns.name,
    width: 140,
    grow: 1,
    sort: (row) => row.name,
    cell: (row) => <span className="font-[550]">{row.name}</span>,
  },
  {
    id: 'url',
    header: text.columns.url,
    width: 240,
    grow: 3,
    mono: true,
    sort: (row) => row.url,
    cell: (row) => row.url,
  },
  {
    id: 'certificate',
    header: text.columns.certificate,
    width: 190,
    quiet: true,
    sort: certificate,
    cell: certificate,
  },
  {
    id: 'images',
    header: text.columns.images,
    width: 190,
    align: 'right',
    cell: (row) => <CatalogueCount id={row.id} />,
  },
]

const keyOf = (row: ImageRemote): string => row.id
const nameOf = (row: ImageRemote): string => row.name
const narrow = (row: ImageRemote): NarrowRow => ({
  title: <span className="font-[550]">{row.name}</span>,
  aside: <CatalogueCount id={row.id} />,
  line: row.url,
})

const RemoveDialog = ({ remote, onClose }: { remote: ImageRemote; onClose: () => void }) => {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const remove = async (): Promise<void> => {
    setBusy(true)
    const removed = await reported(removeRemote(remote.id), text.done.removed(remote.name))
    await queries.invalidateQueries({ queryKey: remotesQuery.queryKey })
    setBusy(false)
    if (removed) onClose()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={text.remove.title(remote.name)}
      action={text.remove.submit(remote.name)}
      danger
      busy={busy}
      onConfirm={() => void remove()}
    >
      {text.remove.text}
    </ConfirmDialog>
  )
}

export const RemotesTab = () => {
  const mayChange = useMay()('servers.add')
  const { data, error, isPending, refetch } = useQuery(remotesQuery)
  const [removed, setRemoved] = useState<ImageRemote>()
  const actions = useMemo(
    () => (row: ImageRemote) => (
      <IconButton
        icon={Trash2}
        label={text.remove.title(row.name)}
        can={mayChange ? yes : no(t.servers.reasons.notAdder)}
        onClick={() => setRemoved(row)}
      />
    ),
    [mayChange],
  )
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (isPending) return <TableSkeleton rows={3} columns={4} />
  return (
    <>
      <p className="m-0 text-dim">{text.text}</p>
      {data.length === 0 ? (
        <Empty icon={Images} title={text.empty.title} text={text.empty.text} />
      ) : (
        <DataTable
          label={text.table}
          rows={data}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          narrow={narrow}
          sort={{ column: 'name', descending: false }}
          actions={actions}
          actionsWidth={42}
        />
      )}
      {removed !== undefined && <RemoveDialog remote={removed} onClose={() => setRemoved(undefined)} />}
    </>
  )
}
