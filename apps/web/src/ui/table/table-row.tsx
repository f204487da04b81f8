// biome-ignore-all lint/a11y/useSemanticElements: the rows of a <table> cannot stand free, as virtual ones must
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the rows get the focus, not each of their cells
import { type CSSProperties, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react'
import { t } from '../../i18n/en.ts'
import { cx } from '../cx.ts'
import { Checkbox } from '../inputs.tsx'
import type { Column, NarrowRow } from './column.ts'
import type { Pace } from './use-pace.ts'

/** How all rows of a table are drawn. Let it stand in a memo: its identity decides what is drawn again. */
type RowLook<Row> = {
  columns: readonly Column<Row>[]
  height: number
  actions: ((row: Row) => ReactNode) | undefined
  /** Whether the actions stay in sight while the table scrolls sideways: a layer for each row, so only then. */
  stick: boolean
  narrow: ((row: Row) => NarrowRow) | undefined
}

export type TableRowProps<Row> = {
  look: RowLook<Row>
  row: Row
  rowKey: string
  name: string
  index: number
  top: number
  selected: boolean | undefined
  active: boolean
  stale: boolean
  pace: Pace
}

const Box = ({ name, selected }: { name: string; selected: boolean }) => (
  // Changing is the table's, which has to know whether Shift was held; React wants a handler all the same.
  <Checkbox checked={selected} onChange={() => undefined} aria-label={t.ui.selectRow(name)} data-select />
)

const Columns = <Row,>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) =>
  columns.map(({ id, cell, title, align, fits, quiet, mono }) => (
    <div
      key={id}
      role="gridcell"
      title={title?.(row)}
      className={cx(
        'min-w-0 px-2.5',
        fits ? 'whitespace-nowrap' : 'truncate',
        align === 'right' && 'text-right',
        quiet && 'text-dim',
        mono && 'font-mono text-small',
      )}
    >
      {cell(row)}
    </div>
  ))

const Narrow = ({ title, aside, line }: NarrowRow) => (
  <div role="gridcell" className="min-w-0 px-2.5">
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {aside}
    </div>
    <div className="truncate text-dim text-small">{line}</div>
  </div>
)

/**
 * Drawn again only when something of this row changed, so that scrolling and other rows' changes cost nothing. An
 * element that is the same as before is not looked into; `memo` would do it too, but forgets what `Row` is.
 */
export const TableRow = <Row,>(props: TableRowProps<Row>) => {
  const { look, row, rowKey, name, index, top, selected, active, stale, pace } = props
  const element = useRef<HTMLDivElement>(null)
  // A row that comes while others go by quickly gets what one presses when they rest; it keeps what it has.
  const bare = useRef(pace !== 'read')
  if (pace === 'read') bare.current = false
  const isBare = bare.current
  const rushing = pace === 'rush'
  const drawn = useMemo(() => {
    const { columns, height, actions, stick, narrow } = look
    const style: CSSProperties = { height, top }
    return (
      <div
        ref={element}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selected}
        tabIndex={active ? 0 : -1}
        data-key={rowKey}
        data-index={index}
        style={style}
        className={cx(
          'row-tracks absolute left-0 w-full items-center contain-strict border-line border-b bg-panel last:border-b-0 hover:bg-hover focus-visible:z-1 focus-visible:-outline-offset-2 aria-selected:bg-sel',
          stale && 'stale',
        )}
      >
        {selected !== undefined && !rushing && (
          <div role="gridcell" className="flex pl-2.5">
            {isBare ? null : <Box name={name} selected={selected} />}
          </div>
        )}
        {rushing ? (
          <div role="gridcell" className={cx('truncate px-2.5', selected !== undefined && 'col-start-2')}>
            {name}
          </div>
        ) : narrow === undefined ? (
          <Columns row={row} columns={columns} />
        ) : (
          <Narrow {...narrow(row)} />
        )}
        {actions !== undefined && !isBare && !rushing && (
          <div
            role="gridcell"
            className={cx('flex items-center justify-end pr-1.5 pl-1', stick && 'sticky right-0 bg-inherit')}
          >
            {actions(row)}
          </div>
        )}
      </div>
    )
  }, [look, row, rowKey, name, index, top, selected, active, stale, isBare, rushing])

  // Only the controls of the active row are in the tab order; a table of 30 rows would otherwise be 120 stops.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it is drawn anew there may be other controls
  useLayoutEffect(() => {
    for (const control of element.current?.querySelectorAll<HTMLElement>('a, button, input') ?? []) {
      control.tabIndex = active ? 0 : -1
    }
  }, [drawn, active])
  return drawn
}
