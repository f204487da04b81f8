import { Camera, PlugZap } from 'lucide-react'
import { snapshots } from '../../i18n/en/snapshots.ts'
import { Empty } from '../../ui/empty.tsx'
import { NothingHere } from '../instances/nothing-here.tsx'
import type { Readings } from './use-readings.ts'

const words = snapshots.fleet

/** Why the table is empty before anybody has searched: there are no servers, none can be asked, or they have nothing. */
export const NoReadings = ({
  anyServer,
  readings: { unreachable, can, failed },
}: {
  anyServer: boolean
  readings: Readings
}) => {
  // What each of them said instead stands above.
  if (failed.length > 0) return null
  if (unreachable.length === 0)
    return <NothingHere query="" anyServer={anyServer} anyInScope={false} onClear={() => undefined} />
  return can.ok ? (
    <Empty icon={Camera} title={words.empty} text={words.noneReadText} />
  ) : (
    <Empty icon={PlugZap} title={words.nothingRead} text={words.nothingReadText} />
  )
}
