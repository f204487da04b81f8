import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type PlainColumn<T> = {
  id: string
  title: string
  cell: (row: T) => ReactNode
  /** Numbers and durations stand at the right. */
  right?: boolean
  /** A secondary column, in grey. */
  quiet?: boolean
  /** Long text: takes the rest of the width and breaks. */
  wide?: boolean
  /** Left out below 640 px. */
  wideOnly?: boolean
}

const cellClass = <T,>(column: PlainColumn<T>, first: boolean): string =>
  cx(
    'h-9 border-line border-b px-2.5 py-1 first:pl-0 last:pr-0 group-last:border-b-0',
    column.right && 'text-right',
    column.quiet && 'text-dim',
    column.wide ? 'w-full [overflow-wrap:anywhere]' : 'whitespace-nowrap',
    'max-sm:h-auto max-sm:border-0 max-sm:px-0 max-sm:py-0 max-sm:text-left',
    column.wideOnly && 'max-sm:hidden',
    first ? 'font-[550] max-sm:w-full' : 'max-sm:w-auto',
  )

/**
 * A table of a few dozen rows that is part of a page: no sorting, no selection, no virtual rows. On a narrow screen
 * each row becomes two lines: its first cell, and the others beneath.
 */
export const PlainTable = <T,>({
  label,
  columns,
  rows,
  rowKey,
  dim,
}: {
  label: string
  columns: readonly PlainColumn<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Rows that are not as they are now. */
  dim?: (row: T) => boolean
}) => (
  <div className="overflow-x-auto">
    <table aria-label={label} className="w-full border-collapse max-sm:block">
      <thead className="max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={cx(
                'h-[30px] whitespace-nowrap border-line border-b px-2.5 font-[550] text-dim text-small first:pl-0 last:pr-0',
                column.right ? 'text-right' : 'text-left',
                column.wideOnly && 'max-sm:hidden',
              )}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className={cx(
              'group max-sm:flex max-sm:flex-wrap max-sm:gap-x-3 max-sm:border-line max-sm:border-b max-sm:py-2 max-sm:last:border-b-0',
              dim?.(row) && 'opacity-55',
            )}
          >
            {columns.map((column, index) => (
              <td key={column.id} className={cellClass(column, index === 0)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
