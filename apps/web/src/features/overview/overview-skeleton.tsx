import { Bone, Skeleton } from '../../ui/skeleton.tsx'

const tiles = ['servers', 'instances', 'cores', 'memory', 'storage']
const lines = ['first', 'second', 'third', 'fourth']

/** The overview's own layout, before the first message came. */
export const OverviewSkeleton = () => (
  <Skeleton>
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-5" aria-hidden="true">
      {tiles.map((tile) => (
        <div
          key={tile}
          className="flex h-[74px] flex-col justify-between rounded-panel border border-line bg-panel px-3.5 py-3"
        >
          <Bone className="h-3 w-16" />
          <Bone className="h-4 w-24" />
        </div>
      ))}
    </div>
    <div className="rounded-panel border border-line bg-panel" aria-hidden="true">
      {lines.map((line) => (
        <div
          key={line}
          className="grid h-[62px] grid-cols-4 items-center gap-6 border-line border-b px-3.5 last:border-0"
        >
          <Bone className="h-3 w-28" />
          <Bone className="h-3 w-20" />
          <Bone className="h-3 w-32" />
          <Bone className="h-3 w-full" />
        </div>
      ))}
    </div>
  </Skeleton>
)
