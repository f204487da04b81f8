import type { ReactNode } from 'react'

export type Description = { term: string; value: ReactNode }

/** Terms at the left in grey, what they are at the right. Entries that are `false` or undefined are left out. */
export const DescriptionList = ({ entries }: { entries: readonly (Description | false | undefined)[] }) => (
  <dl className="m-0 grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-1.5">
    {entries.map((entry) =>
      entry === false || entry === undefined ? null : (
        <div key={entry.term} className="contents">
          <dt className="text-dim">{entry.term}</dt>
          <dd className="m-0 min-w-0 [overflow-wrap:anywhere]">{entry.value}</dd>
        </div>
      ),
    )}
  </dl>
)
