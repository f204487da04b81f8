import type { InstanceRow } from '@gantry/protocol/instance-row'
import { instanceKey } from '@gantry/protocol/instance-row'
import type { Reading, ServerReading } from './server-snapshots.ts'
import type { Shown } from './snapshots-search.ts'

/** An instance with what is known of its snapshots; nothing where it was made after its server was read. */
export type FleetRow = { instance: InstanceRow; reading: Reading | undefined }
export type FleetState = 'none' | 'old' | 'recent' | 'unread'

const dayMs = 86_400_000

export const stateOf = ({ reading }: Pick<FleetRow, 'reading'>, days: number, now: number): FleetState => {
  if (reading === undefined) return 'unread'
  if (reading.newest === null) return 'none'
  return now - Date.parse(reading.newest) > days * dayMs ? 'old' : 'recent'
}

/** The instances of the servers that were read. */
export const fleetRows = (
  instances: readonly InstanceRow[],
  readings: ReadonlyMap<string, ServerReading>,
): FleetRow[] =>
  instances.flatMap((instance) => {
    const ofServer = readings.get(instance.server)
    return ofServer === undefined ? [] : [{ instance, reading: ofServer.get(instanceKey(instance)) }]
  })

/** Worst first when sorted upwards: no snapshot, the oldest, the newest; what nobody read stands at the end. */
export const worstFirst = ({ reading }: FleetRow): number | null => {
  if (reading === undefined) return null
  return reading.newest === null ? 0 : Date.parse(reading.newest)
}

const shows: Readonly<Record<Shown, ReadonlySet<FleetState>>> = {
  all: new Set(['none', 'old', 'recent', 'unread']),
  none: new Set(['none']),
  old: new Set(['none', 'old']),
}

export const isShown = (row: FleetRow, shown: Shown, days: number, now: number): boolean =>
  shows[shown].has(stateOf(row, days, now))
