import { Bone, Skeleton } from '../../ui/skeleton.tsx'

const entries = ['w-20', 'w-24', 'w-16', 'w-28', 'w-[70px]', 'w-[90px]']

/** The frame of every page, while it is asked who is signed in. */
export const ShellSkeleton = () => (
  <Skeleton>
    <div className="flex h-full" aria-hidden="true">
      <div className="flex w-[212px] flex-col gap-4 border-line border-r bg-side px-4 pt-14 max-md:hidden">
        {entries.map((width) => (
          <Bone key={width} className={`h-3 ${width}`} />
        ))}
      </div>
      <div className="flex-1">
        <div className="h-12 border-line border-b bg-panel" />
        <div className="p-4">
          <Bone className="h-5 w-32" />
        </div>
      </div>
    </div>
  </Skeleton>
)
