// biome-ignore-all lint/a11y/useSemanticElements: the rows of a <table> cannot stand free, as virtual ones must
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the rows get the focus, not each of their cells
import { ArrowDown, ArrowUp } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { cx } from '../cx.ts'
import { Checkbox } from '../inputs.tsx'
import type { Column, Sort } from './column.ts'

export type TableHeadProps<Row> = {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: ((column: string) => void) | undefined
  manual: boolean
  coverage: 'none' | 'some' | 'all' | undefined
  onAll: () => void
  hasActions: boolean
  /** Whether the actions stay in sight while the table scrolls sideways. */
  stick: boolean
}

export const TableHead = <Row,>(props: TableHeadProps<Row>) => {
  const { columns, sort, onSort, manual, coverage, onAll, hasActions, stick } = props
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="row-tracks sticky top-0 z-2 h-[34px] items-center border-line border-b bg-panel font-[550] text-dim text-small"
    >
      {coverage !== undefined && (
        <div role="columnheader" className="flex pl-2.5">
          <Checkbox
            checked={coverage === 'all'}
            indeterminate={coverage === 'some'}
            onChange={onAll}
            aria-label={t.ui.selectAll}
          />
        </div>
      )}
      {columns.map(({ id, header, align, sort: sortBy, sortable }) => {
        const can = onSort !== undefined && (manual ? sortable === true : sortBy !== undefined)
        const sorted = sort?.column === id
        const Arrow = sort?.descending ? ArrowDown : ArrowUp
        return (
          <div
            key={id}
            role="columnheader"
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
            className={cx('flex min-w-0 px-2.5', align === 'right' && 'justify-end')}
          >
            {can ? (
              <button
                type="button"
                onClick={() => onSort(id)}
                className={cx(
                  '-mx-1 flex min-w-0 items-center gap-1 rounded-[4px] px-1 hover:text-text',
                  align === 'right' && 'flex-row-reverse',
                )}
              >
                <span className="truncate">{header}</span>
                {sorted && <Arrow size={12} aria-hidden />}
              </button>
            ) : (
              <span className="truncate">{header}</span>
            )}
          </div>
        )
      })}
      {hasActions && (
        <div role="columnheader" className={cx(stick && 'sticky right-0 bg-inherit')}>
          <span className="sr-only">{t.ui.actions}</span>
        </div>
      )}
    </div>
  )
}
