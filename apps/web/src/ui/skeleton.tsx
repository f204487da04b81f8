import type { ReactNode } from 'react'
import { t } from '../i18n/en.ts'
import { useLate } from './use-late.ts'

/** A grey bar in the place and size of what comes. */
export const Bone = ({ className = 'h-3 w-24' }: { className?: string }) => (
  <span
    className={`inline-block animate-[breathe_1.6s_ease-in-out_infinite] rounded-[4px] bg-line ${className}`}
  />
)

/** Shows the layout of what comes, but only after 200 ms: most things come sooner, and a flash is worse. */
export const Skeleton = ({ children }: { children: ReactNode }) => {
  const late = useLate(200)
  return (
    <div role="status" aria-label={t.ui.loading} className="contents">
      {late ? children : null}
    </div>
  )
}

const widths = ['w-[62%]', 'w-[48%]', 'w-[70%]', 'w-[40%]', 'w-[55%]']

/** Rows of a table that is loading. */
export const TableSkeleton = ({ rows = 12, columns = 6 }: { rows?: number; columns?: number }) => (
  <Skeleton>
    <div className="overflow-hidden rounded-panel border border-line bg-panel" aria-hidden="true">
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity and never move
          key={row}
          className="grid h-9 items-center gap-4 border-line border-b px-3 last:border-0"
          style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}
        >
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity and never move
            <Bone key={column} className={`h-3 ${widths[(row + column) % widths.length] ?? 'w-1/2'}`} />
          ))}
        </div>
      ))}
    </div>
  </Skeleton>
)
