import type { KeyboardEvent } from 'react'
import { type Selection, toggled, withRange } from './selection.ts'

export type RowKeys = {
  keys: readonly string[]
  active: string | undefined
  /** Rows that fit into the window: how far Page Up and Page Down go. */
  page: number
  selected: Selection | undefined
  onSelected: ((selection: Selection) => void) | undefined
  onOpen: ((key: string) => void) | undefined
  moveTo: (key: string) => void
}

const step = (key: string, page: number): number | 'first' | 'last' | undefined =>
  (({ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: 'first', End: 'last' }) as const)[key]

/**
 * Up, down, page, home and end move; with Shift they select on the way. Space selects, Enter opens, Ctrl+A takes
 * all, Escape takes none. Keys inside a control of the row (a link, a button) are that control's, but for moving.
 */
export const handleRowKey = (event: KeyboardEvent, table: RowKeys): void => {
  const { keys, active, page, selected, onSelected, onOpen, moveTo } = table
  const onRow = event.target instanceof Element && event.target.getAttribute('role') === 'row'
  const index = active === undefined ? -1 : keys.indexOf(active)
  const by = step(event.key, page)

  const act = (): boolean => {
    if (by !== undefined) {
      const wanted = by === 'first' ? 0 : by === 'last' ? keys.length - 1 : index + by
      const next = keys[Math.min(keys.length - 1, Math.max(0, wanted))]
      if (next === undefined) return true
      if (event.shiftKey && selected !== undefined) onSelected?.(withRange(selected, keys, active, next))
      moveTo(next)
      return true
    }
    if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selected !== undefined) {
      onSelected?.(new Set(keys))
      return true
    }
    if (event.key === 'Escape' && selected !== undefined && selected.size > 0) {
      onSelected?.(new Set())
      return true
    }
    if (!onRow || active === undefined) return false
    if (event.key === ' ' && selected !== undefined) {
      onSelected?.(event.shiftKey ? withRange(selected, keys, undefined, active) : toggled(selected, active))
      return true
    }
    if (event.key === 'Enter' && onOpen !== undefined) {
      onOpen(active)
      return true
    }
    return false
  }
  if (act()) event.preventDefault()
}
