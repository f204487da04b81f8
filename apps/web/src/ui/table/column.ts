import type { ReactNode } from 'react'

export type Sort<Id extends string = string> = { column: Id; descending: boolean }

/** One column. Let columns stand at module level, or in a memo: their identity decides what is drawn again. */
export type Column<Row, Id extends string = string> = {
  id: Id
  header: string
  cell: (row: Row) => ReactNode
  /** What the table sorts by. Without it the head is no button, unless the page sorts by itself (`manual`). */
  sort?: (row: Row) => string | number | null
  /** For pages that sort by themselves: whether this column can be sorted by. */
  sortable?: boolean
  /** What may be longer than the column: cut there, whole on hover. */
  title?: (row: Row) => string
  /** The least width in pixels; `grow` is its part of what is left. */
  width: number
  grow?: number
  align?: 'right'
  /** Its content is never wider than the column, so that nothing has to be cut: a cut costs a layer of its own. */
  fits?: boolean
  /** Grey: what matters less. */
  quiet?: boolean
  /** Addresses, fingerprints, commands. */
  mono?: boolean
}

/** What a row shows on narrow screens: two lines instead of columns. */
export type NarrowRow = { title: ReactNode; aside?: ReactNode; line: ReactNode }

const checkboxWidth = 34

/** The tracks of all rows, which must be the same for each, since every row is a grid of its own. */
export const tracksOf = <Row>(
  columns: readonly Column<Row>[],
  withBox: boolean,
  actionsWidth: number,
): { template: string; least: number } => {
  const fixed = columns.every(({ grow = 0 }) => grow === 0)
  // Something must take the rest, or the lines between rows would end in the middle: if need be the last column.
  const tracks = columns.map(({ width, grow = 0 }, index) => {
    const part = fixed && index === columns.length - 1 ? 1 : grow
    return part === 0 ? `${width}px` : `minmax(${width}px, ${part}fr)`
  })
  return {
    template: [
      ...(withBox ? [`${checkboxWidth}px`] : []),
      ...tracks,
      ...(actionsWidth > 0 ? [`${actionsWidth}px`] : []),
    ].join(' '),
    least: columns.reduce((sum, { width }) => sum + width, 0) + (withBox ? checkboxWidth : 0) + actionsWidth,
  }
}
