import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Recording } from '@gantry/protocol/recording'
import { Link } from '@tanstack/react-router'
import { recordings } from '../../i18n/en/recordings.ts'
import { bytes, duration, none } from '../../i18n/format.ts'
import { Status } from '../../ui/status.tsx'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'
import { commandOf, instanceOf, lengthOf } from './recording-name.ts'

const words = recordings

/** A recording with the name of its server. */
export type RecordingRow = Recording & { serverName: string }

export const RecordingState = ({ row }: { row: Recording }) => {
  if (row.failed) return <Status tone="warn" word={words.states.failed} tip={words.failedTip} />
  if (row.ended === null) return <Status tone="busy" word={words.states.open} tip={words.openTip} />
  return <Status tone="done" word={words.states.whole} />
}

const Name = ({ row }: { row: Recording }) => (
  <Link
    to="/recordings/$id"
    params={{ id: row.id }}
    className="truncate font-[550] text-text no-underline hover:underline"
  >
    {instanceOf(row)}
  </Link>
)

const length = (row: Recording): string => {
  const ms = lengthOf(row)
  return ms === null ? none : duration(ms)
}

export const recordingColumns: readonly Column<RecordingRow>[] = [
  {
    id: 'instance',
    header: words.columns.instance,
    width: 150,
    grow: 1.2,
    sort: instanceOf,
    title: ({ instance }) => splitInstanceKey(instance).name,
    cell: (row) => <Name row={row} />,
  },
  {
    id: 'command',
    header: words.columns.command,
    width: 160,
    grow: 2,
    mono: true,
    sort: commandOf,
    title: commandOf,
    cell: commandOf,
  },
  {
    id: 'server',
    header: words.columns.server,
    width: 110,
    grow: 0.6,
    sort: ({ serverName }) => serverName,
    cell: ({ serverName }) => serverName,
  },
  {
    id: 'person',
    header: words.columns.person,
    width: 120,
    grow: 0.8,
    sort: ({ person }) => person.name,
    cell: ({ person }) => person.name,
  },
  {
    id: 'state',
    header: words.columns.state,
    width: 112,
    fits: true,
    cell: (row) => <RecordingState row={row} />,
  },
  {
    id: 'started',
    header: words.columns.started,
    width: 84,
    align: 'right',
    quiet: true,
    sort: ({ started }) => started,
    cell: ({ started }) => <Age at={started} />,
  },
  {
    id: 'duration',
    header: words.columns.duration,
    width: 96,
    align: 'right',
    sort: lengthOf,
    cell: length,
  },
  {
    id: 'bytes',
    header: words.columns.bytes,
    width: 88,
    align: 'right',
    sort: (row) => row.bytes,
    cell: (row) => bytes(row.bytes),
  },
]

export const narrowRecording = (row: RecordingRow): NarrowRow => ({
  title: <Name row={row} />,
  aside: <RecordingState row={row} />,
  line: (
    <>
      {row.person.name}, {row.serverName}, <Age at={row.started} />, {length(row)}, {bytes(row.bytes)}
    </>
  ),
})
