import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { Disc, MemoryStick } from 'lucide-react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { bytes, moment, none } from '../../../i18n/format.ts'
import type { Column, NarrowRow } from '../../../ui/table/column.ts'
import { Age } from '../../../ui/time.tsx'
import { expiresAt } from './expiry.ts'

const titles = snapshots.columns

const expiryText = ({ expires_at }: InstanceSnapshot): string => {
  const at = expiresAt(expires_at)
  if (at === null) return snapshots.never
  return Date.parse(at) < Date.now() ? snapshots.expired : moment(at)
}

/** Drivers that cannot tell say 0 or -1. */
const sizeText = ({ size }: InstanceSnapshot): string => (size > 0 ? bytes(size) : none)

const State = ({ stateful }: { stateful: boolean }) => {
  const Icon = stateful ? MemoryStick : Disc
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon size={14} aria-hidden className="text-dim" />
      {stateful ? snapshots.stateful : snapshots.stateless}
    </span>
  )
}

export const snapshotColumns: readonly Column<InstanceSnapshot>[] = [
  {
    id: 'name',
    header: titles.name,
    width: 180,
    grow: 2,
    sort: ({ name }) => name,
    title: ({ name }) => name,
    cell: ({ name }) => <b className="font-[550]">{name}</b>,
  },
  {
    id: 'taken',
    header: titles.taken,
    width: 170,
    grow: 1,
    sort: ({ created_at }) => created_at,
    cell: ({ created_at }) => moment(created_at),
  },
  {
    id: 'age',
    header: titles.age,
    width: 70,
    align: 'right',
    cell: ({ created_at }) => <Age at={created_at} />,
  },
  {
    id: 'expires',
    header: titles.expires,
    width: 180,
    grow: 1,
    quiet: true,
    sort: ({ expires_at }) => expiresAt(expires_at) ?? '9999',
    cell: expiryText,
  },
  {
    id: 'stateful',
    header: titles.stateful,
    width: 120,
    quiet: true,
    sort: ({ stateful }) => (stateful ? 0 : 1),
    cell: State,
  },
  {
    id: 'size',
    header: titles.size,
    width: 84,
    align: 'right',
    sort: ({ size }) => size,
    cell: sizeText,
  },
]

export const narrowSnapshot = (row: InstanceSnapshot): NarrowRow => ({
  title: <b className="font-[550]">{row.name}</b>,
  aside: <Age at={row.created_at} />,
  line: [
    `${titles.expires}: ${expiryText(row)}`,
    ...(row.stateful ? [`${titles.stateful}: ${snapshots.stateful}`] : []),
    ...(row.size > 0 ? [bytes(row.size)] : []),
  ].join(' · '),
})
