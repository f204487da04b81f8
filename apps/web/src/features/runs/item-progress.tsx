import type { ActionItem } from '@gantry/protocol/actions'
import { useSyncExternalStore } from 'react'
import { run as words } from '../../i18n/en/transfer.ts'
import { bytes } from '../../i18n/format.ts'
import { live } from '../../live/live.ts'
import { Progress } from '../../ui/progress.tsx'

/** How far it is, in the server's own words or in bytes, and by which way a transfer goes. */
export const ItemProgress = ({ item }: { item: ActionItem }) => {
  const operation = useSyncExternalStore(live.operations.all.subscribe, () =>
    item.operation === undefined ? undefined : live.operations.byKey().get(item.operation),
  )
  if (item.way === undefined && operation === undefined) return null
  const way = item.way && words.ways[item.way]
  const said = operation?.progress?.text
  return (
    <span className="flex min-w-0 items-center gap-2 text-dim">
      <Progress
        percent={operation?.progress?.percent ?? null}
        label={words.progress}
        className="w-[90px] shrink-0"
      />
      <span className="min-w-0 truncate">
        {[way, said, item.bytes === undefined ? undefined : words.passed(bytes(item.bytes))]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')}
      </span>
    </span>
  )
}
