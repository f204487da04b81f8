import type { FileEntry } from '@gantry/protocol/files'
import { Link } from '@tanstack/react-router'
import { files } from '../../../i18n/en/files.ts'
import { bytes, none } from '../../../i18n/format.ts'
import { cx } from '../../../ui/cx.ts'
import type { Column, NarrowRow } from '../../../ui/table/column.ts'
import { Age } from '../../../ui/time.tsx'
import { ByteText } from './byte-text.tsx'
import { iconOf } from './file-icon.ts'
import { modeText } from './file-mode.ts'
import { canEdit, realKind } from './file-verdicts.ts'

/** An entry, and the whole path of it. */
export type FileRow = FileEntry & { path: string }

const hasSize = ({ kind }: FileEntry): boolean => kind === 'file'

/** The name, and into a directory or to the text of a file the way. */
const Way = ({ entry }: { entry: FileRow }) => {
  const { name, path } = entry
  const isDirectory = realKind(entry) === 'directory'
  if (!isDirectory && !canEdit(entry).ok) return <ByteText text={name} />
  return (
    <Link
      from="/instances/$server/$project/$name/files"
      to="."
      search={isDirectory ? { path } : (before) => ({ ...before, edit: path })}
      className={cx('text-text no-underline hover:underline', isDirectory && 'font-[550]')}
    >
      <ByteText text={name} />
    </Link>
  )
}

const Name = ({ entry }: { entry: FileRow }) => {
  const { kind, target, targetKind } = entry
  const Icon = iconOf(kind, targetKind)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon
        size={15}
        role="img"
        aria-label={files.kinds[kind]}
        className={
          kind === 'directory' || targetKind === 'directory' ? 'shrink-0 text-accent' : 'shrink-0 text-dim'
        }
      />
      <span className="min-w-0 truncate">
        <Way entry={entry} />
        {target !== null && (
          <span className={targetKind === null ? 'text-warn' : 'text-dim'}>
            {' → '}
            <ByteText text={target} />
            {targetKind === null && ` (${files.broken})`}
          </span>
        )}
      </span>
    </span>
  )
}

const size = (entry: FileEntry): string => (hasSize(entry) ? bytes(entry.size) : none)
const owner = ({ uid, gid }: FileEntry): string => `${uid}:${gid}`

/** Directories stand together: the space keeps their mark apart from names that begin with digits. */
const order = (entry: FileEntry): string => `${realKind(entry) === 'directory' ? 0 : 1} ${entry.name}`

export const fileColumns: readonly Column<FileRow>[] = [
  {
    id: 'name',
    header: files.columns.name,
    width: 200,
    grow: 1,
    sort: order,
    title: ({ name, target }) => (target === null ? name : `${name} → ${target}`),
    cell: (entry) => <Name entry={entry} />,
  },
  {
    id: 'size',
    header: files.columns.size,
    width: 92,
    align: 'right',
    sort: (entry) => (hasSize(entry) ? entry.size : null),
    cell: size,
  },
  {
    id: 'mode',
    header: files.columns.mode,
    width: 104,
    mono: true,
    fits: true,
    sort: ({ mode }) => mode,
    cell: ({ kind, mode }) => modeText(kind, mode),
  },
  {
    id: 'owner',
    header: files.columns.owner,
    width: 134,
    mono: true,
    quiet: true,
    sort: ({ uid }) => uid,
    cell: owner,
  },
  {
    id: 'modified',
    header: files.columns.modified,
    width: 88,
    align: 'right',
    quiet: true,
    sort: ({ modified }) => modified,
    cell: ({ modified }) => <Age at={modified} />,
  },
]

export const narrowFile = (entry: FileRow): NarrowRow => ({
  title: <Name entry={entry} />,
  aside: <span className="text-dim tabular-nums">{size(entry)}</span>,
  line: (
    <>
      <span className="font-mono">{modeText(entry.kind, entry.mode)}</span> {owner(entry)},{' '}
      <Age at={entry.modified} />
    </>
  ),
})
