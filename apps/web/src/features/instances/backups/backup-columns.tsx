import type { InstanceBackup } from '@gantry/lxd-client/types/instance'
import { useQuery } from '@tanstack/react-query'
import { backups as words } from '../../../i18n/en/backups.ts'
import { bytes, moment, none, since } from '../../../i18n/format.ts'
import type { Column, NarrowRow } from '../../../ui/table/column.ts'
import { Age } from '../../../ui/time.tsx'
import type { InstanceParams } from '../page/instance-page.tsx'
import { backupFile } from './backup-queries.ts'

/** A backup with where it is, as the columns need it to ask for its size. */
export type BackupRow = InstanceBackup & { of: InstanceParams; hasSize: boolean }

export const keyOf = (row: BackupRow): string => row.name

/** Only those who may download it may know, and of one that is about to go nobody asks. */
const Size = ({ row }: { row: BackupRow }) => {
  const file = useQuery({ ...backupFile(row.of, row.name, row.created_at), enabled: row.hasSize })
  return <>{bytes(file.data?.size)}</>
}

const hasEnd = (row: BackupRow): boolean => moment(row.expires_at) !== none
const expires = (row: BackupRow): string => (hasEnd(row) ? since(row.expires_at) : words.never)
const contents = (row: BackupRow): string => (row.instance_only ? words.instanceOnly : words.whole)
const format = (row: BackupRow): string => (row.optimized_storage ? words.optimized : words.plain)

export const backupColumns: readonly Column<BackupRow>[] = [
  {
    id: 'name',
    header: words.columns.name,
    width: 160,
    grow: 1,
    sort: (row) => row.name,
    title: (row) => row.name,
    cell: (row) => <span className="font-[550]">{row.name}</span>,
  },
  {
    id: 'made',
    header: words.columns.made,
    width: 80,
    align: 'right',
    sort: (row) => row.created_at,
    cell: (row) => <Age at={row.created_at} />,
  },
  {
    id: 'expires',
    header: words.columns.expires,
    width: 150,
    align: 'right',
    sort: (row) => row.expires_at,
    cell: (row) => <span data-tip={moment(row.expires_at)}>{expires(row)}</span>,
  },
  {
    id: 'contents',
    header: words.columns.contents,
    width: 150,
    quiet: true,
    sort: contents,
    cell: contents,
  },
  { id: 'format', header: words.columns.format, width: 120, quiet: true, sort: format, cell: format },
  {
    id: 'size',
    header: words.columns.size,
    width: 100,
    align: 'right',
    cell: (row) => <Size row={row} />,
  },
]

export const narrowBackup = (row: BackupRow): NarrowRow => ({
  title: <span className="font-[550]">{row.name}</span>,
  aside: <Size row={row} />,
  line: [
    since(row.created_at),
    ...(hasEnd(row) ? [words.until(since(row.expires_at))] : []),
    contents(row),
    format(row),
  ].join(' · '),
})
