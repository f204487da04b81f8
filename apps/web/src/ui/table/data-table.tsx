// biome-ignore-all lint/a11y/useSemanticElements: the rows of a <table> cannot stand free, as virtual ones must
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { cx } from '../cx.ts'
import { type Column, type NarrowRow, type Sort, tracksOf } from './column.ts'
import { useHeldOrder } from './held-order.ts'
import { handleRowKey } from './row-keys.ts'
import { coverage, type Selection, toggled, withRange } from './selection.ts'
import { sortRows } from './sort-rows.ts'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { usePace } from './use-pace.ts'
import { useRoom } from './use-room.ts'

export type DataTableProps<Row, Id extends string = string> = {
  /** The name of the table for screen readers. */
  label: string
  rows: readonly Row[]
  /** Those shown, in their order. */
  columns: readonly Column<Row, Id>[]
  /** Let it stand at module level, as every function here: a new one draws all rows again. */
  keyOf: (row: Row) => string
  nameOf: (row: Row) => string
  /** How it is sorted. Without `onSort` the table keeps it by itself, beginning with this. */
  sort?: Sort<Id>
  onSort?: (sort: Sort<Id>) => void
  /** The rows come sorted; the table only shows and asks. */
  manual?: boolean
  /** Names search and sort of `manual` rows: when it changes, their order is taken at once, pointer or not. */
  orderKey?: string
  selected?: Selection
  onSelected?: (selection: Selection) => void
  /** What Enter does. */
  onOpen?: (row: Row) => void
  actions?: (row: Row) => ReactNode
  actionsWidth?: number
  isStale?: (row: Row) => boolean
  narrow?: (row: Row) => NarrowRow
  /** The key that has the focus when the table comes, or the first where it is not there, unless the focus is elsewhere. */
  focused?: string | undefined
  /** The keys on the screen, whenever they change: for `useWatchRows`. */
  onVisible?: (keys: readonly string[]) => void
  compact?: boolean
  className?: string
}

const never = (): boolean => false
const narrowHeight = 52
/** About what a page has above and below its table, in pixels. */
const aboveTable = 220

/**
 * The table of every page: only the rows on the screen are in the document, once; the head sticks; one tab stop,
 * inside which the arrows move (ARIA grid pattern).
 */
export const DataTable = <Row, Id extends string = string>(props: DataTableProps<Row, Id>) => {
  const { label, rows, columns, keyOf, nameOf, manual = false, selected, onSelected, onOpen } = props
  const { actions, actionsWidth = 0, isStale = never, narrow, onVisible, compact = false, className } = props

  const scroller = useRef<HTMLDivElement>(null)
  const tracks = tracksOf(columns, selected !== undefined, actionsWidth)
  const room = useRoom(scroller, tracks.least)
  const isNarrow = room === 'narrow' && narrow !== undefined
  const [ownSort, setOwnSort] = useState<Sort | undefined>(props.sort)
  const sort: Sort | undefined = props.onSort === undefined ? ownSort : props.sort
  const [pointed, setPointed] = useState(false)
  const [active, setActive] = useState<string>()
  const anchor = useRef<string>(undefined)

  const sorted = useMemo(() => (manual ? rows : sortRows(rows, columns, sort)), [manual, rows, columns, sort])
  const orderKey = props.orderKey ?? `${sort?.column} ${sort?.descending}`
  const ordered = useHeldOrder(sorted, keyOf, pointed, orderKey)
  const keys = useMemo(() => ordered.map(keyOf), [ordered, keyOf])

  const height = isNarrow ? narrowHeight : compact ? 28 : 36
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 3,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    // A guess until it is measured: without one the first drawing has no rows, and they come in one long task after.
    initialRect: { width: innerWidth, height: Math.max(innerHeight - aboveTable, 0) },
  })
  const stick = room === 'cut'
  const look = useMemo(
    () => ({ columns, height, actions, stick, narrow: isNarrow ? narrow : undefined }),
    [columns, height, actions, stick, isNarrow, narrow],
  )
  // The sizes are cached; when the shape of the rows changes they must be taken anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `height` is the reason to measure
  useLayoutEffect(() => virtual.measure(), [virtual, height])
  const items = virtual.getVirtualItems()
  const pace = usePace(virtual.scrollOffset ?? 0, virtual.isScrolling, scroller)

  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? -1
  useEffect(() => onVisible?.(keys.slice(first, last + 1)), [onVisible, keys, first, last])

  const current = active !== undefined && keys.includes(active) ? active : keys[0]
  const moveTo = (key: string): void => {
    setActive(key)
    anchor.current = key
    virtual.scrollToIndex(keys.indexOf(key))
    // The row may not be drawn yet: it is by the next frame.
    requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
        ?.focus({ preventScroll: true })
    })
  }

  const { focused } = props
  const onCome = useEffectEvent((wanted: string): void => {
    const key = keys.includes(wanted) ? wanted : keys[0]
    // Whoever pressed something that is still there keeps the focus on it.
    if (key !== undefined && document.activeElement === document.body) moveTo(key)
  })
  useEffect(() => {
    if (focused !== undefined) onCome(focused)
  }, [focused])

  const onSort = (column: string): void => {
    const id = columns.find((one) => one.id === column)?.id
    if (id === undefined) return
    const next = { column: id, descending: sort?.column === id && !sort.descending }
    if (props.onSort === undefined) setOwnSort(next)
    else props.onSort(next)
  }

  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return
    const key = event.target.closest<HTMLElement>('[data-key]')?.dataset.key
    if (key === undefined) return
    setActive(key)
    if (!event.target.matches('[data-select]') || selected === undefined) {
      anchor.current ??= key
      return
    }
    onSelected?.(event.shiftKey ? withRange(selected, keys, anchor.current, key) : toggled(selected, key))
    anchor.current = key
  }

  const openKey = (key: string): void => {
    const row = ordered[keys.indexOf(key)]
    if (row !== undefined) onOpen?.(row)
  }

  const narrowTracks = `${selected === undefined ? '' : '34px '}1fr${actions === undefined ? '' : ' auto'}`
  const style: CSSProperties & Record<'--tracks', string> = {
    '--tracks': isNarrow ? narrowTracks : tracks.template,
    minWidth: isNarrow ? 0 : tracks.least,
  }
  const covered = selected === undefined ? undefined : coverage(selected, keys)

  return (
    <div
      ref={scroller}
      className={cx(
        // A layer of its own: without it the browser paints the whole page again for each row that comes or goes.
        'relative min-h-0 overflow-auto rounded-panel border border-line bg-panel will-change-transform',
        className,
      )}
      onPointerEnter={(event) => setPointed(event.pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
    >
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={ordered.length + 1}
        aria-multiselectable={selected !== undefined || undefined}
        tabIndex={-1}
        style={style}
        onClick={onClick}
        onFocus={(event) => {
          const key = event.target.closest<HTMLElement>('[data-key]')?.dataset.key
          if (key !== undefined && key !== active) setActive(key)
        }}
        onKeyDown={(event) => {
          // A menu of a row stands elsewhere in the document, but React passes its keys on to here.
          if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
          handleRowKey(event, {
            keys,
            active: current,
            page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2),
            selected,
            onSelected,
            onOpen: onOpen === undefined ? undefined : openKey,
            moveTo,
          })
        }}
      >
        {isNarrow ? null : (
          <TableHead
            columns={columns}
            sort={sort}
            onSort={onSort}
            manual={manual}
            coverage={covered}
            onAll={() => onSelected?.(covered === 'all' ? new Set() : new Set(keys))}
            hasActions={actions !== undefined}
            stick={stick}
          />
        )}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = ordered[index]
            const key = keys[index]
            if (row === undefined || key === undefined) return null
            return (
              <TableRow
                key={key}
                look={look}
                row={row}
                rowKey={key}
                name={nameOf(row)}
                index={index}
                top={start}
                selected={selected?.has(key)}
                active={key === current}
                stale={isStale(row)}
                pace={pace}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
