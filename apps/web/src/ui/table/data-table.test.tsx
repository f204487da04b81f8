// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Column } from './column.ts'
import { DataTable } from './data-table.tsx'
import type { Selection } from './selection.ts'

type Thing = { id: string; size: number | null }

const columns: Column<Thing>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => <a href={`#${row.id}`}>{row.id}</a>,
    sort: (row) => row.id,
    width: 100,
  },
  { id: 'size', header: 'Size', cell: (row) => row.size, sort: (row) => row.size, width: 80, align: 'right' },
]
const keyOf = (row: Thing): string => row.id
const things = (count: number): Thing[] =>
  Array.from({ length: count }, (_, index) => ({ id: `thing-${index}`, size: count - index }))

let selection: Selection = new Set()
const onOpen = vi.fn<(row: Thing) => void>()

const Table = ({ rows }: { rows: Thing[] }) => {
  const [selected, setSelected] = useState<Selection>(new Set())
  selection = selected
  return (
    <DataTable
      label="Things"
      rows={rows}
      columns={columns}
      keyOf={keyOf}
      nameOf={keyOf}
      selected={selected}
      onSelected={setSelected}
      onOpen={onOpen}
    />
  )
}

const onSelected = vi.fn<(selection: Selection) => void>()
const portal = (): ReactNode => createPortal(<button type="button">Elsewhere</button>, document.body)

const row = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-key="${id}"]`)
  if (found === null) throw new Error(`${id} is not drawn`)
  return found
}
const shown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-key]')].map((one) => one.dataset.key ?? '')
const press = (key: string, more: object = {}): void => {
  act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
  })
  act(() => vi.advanceTimersByTime(50))
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'],
  })
  onOpen.mockClear()
  // There is no layout here: a window of 800 × 400 for the table.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('draws only the rows on the screen, and says how many there are', () => {
  render(<Table rows={things(10_000)} />)
  expect(shown().length).toBeLessThan(30)
  expect(screen.getByRole('grid', { name: 'Things' }).getAttribute('aria-rowcount')).toBe('10001')
})

it('has one tab stop, inside which the arrows move', () => {
  render(<Table rows={things(50)} />)
  const stops = () =>
    [...document.querySelectorAll('[data-key]')].filter((one) => one.getAttribute('tabindex') === '0')
  expect(stops()).toEqual([row('thing-0')])
  expect(row('thing-1').querySelector('a')?.tabIndex).toBe(-1)
  row('thing-0').focus()
  press('ArrowDown')
  press('ArrowDown')
  press('ArrowUp')
  expect(document.activeElement).toBe(row('thing-1'))
  expect(stops()).toEqual([row('thing-1')])
  press('Home')
  expect(document.activeElement).toBe(row('thing-0'))
})

it('comes with the focus on the row that is wanted, drawn or not', () => {
  const table = (focused: string) => (
    <DataTable
      key={focused}
      label="Things"
      rows={things(1_000)}
      columns={columns}
      keyOf={keyOf}
      nameOf={keyOf}
      focused={focused}
    />
  )
  const wait = () => act(() => vi.advanceTimersByTime(50))
  const { rerender } = render(table('thing-500'))
  // Without a layout nothing scrolls by itself.
  act(() => {
    const scroller = screen.getByRole('grid').parentElement
    if (scroller !== null) fireEvent.scroll(scroller, { target: { scrollTop: 500 * 36 } })
  })
  wait()
  expect(document.activeElement).toBe(row('thing-500'))
  rerender(table('gone'))
  wait()
  expect(document.activeElement).toBe(row('thing-0'))
})

it('leaves the keys of what stands elsewhere, such as the menu of a row, to that', () => {
  render(
    <DataTable
      label="Things"
      rows={things(5)}
      columns={columns}
      keyOf={keyOf}
      nameOf={keyOf}
      selected={new Set(['thing-1'])}
      onSelected={onSelected}
      actions={portal}
      actionsWidth={40}
    />,
  )
  act(() => vi.advanceTimersByTime(50))
  screen.getAllByRole('button', { name: 'Elsewhere' })[0]?.focus()
  press('Escape')
  press('ArrowDown')
  expect(onSelected).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(screen.getAllByRole('button', { name: 'Elsewhere' })[0])
})

it('selects with Space, from row to row with Shift, all with Ctrl+A, none with Escape', () => {
  render(<Table rows={things(50)} />)
  row('thing-0').focus()
  press(' ')
  press('ArrowDown', { shiftKey: true })
  press('ArrowDown', { shiftKey: true })
  expect([...selection]).toEqual(['thing-0', 'thing-1', 'thing-2'])
  press(' ')
  expect([...selection]).toEqual(['thing-0', 'thing-1'])
  press('a', { ctrlKey: true })
  expect(selection.size).toBe(50)
  press('Escape')
  expect(selection.size).toBe(0)
})

it('opens with Enter, but leaves Enter on a link to the link', () => {
  render(<Table rows={things(5)} />)
  row('thing-0').focus()
  press('ArrowDown')
  press('Enter')
  expect(onOpen.mock.lastCall?.[0].id).toBe('thing-1')
  row('thing-1').querySelector('a')?.focus()
  press('Enter')
  expect(onOpen).toHaveBeenCalledOnce()
})

it('selects a range with Shift and the pointer, and everything from the head', () => {
  render(<Table rows={things(50)} />)
  // What is pressed in a row is there a frame after what is read.
  act(() => vi.advanceTimersByTime(50))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select thing-1' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select thing-4' }), { shiftKey: true })
  expect([...selection]).toEqual(['thing-1', 'thing-2', 'thing-3', 'thing-4'])
  const head = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all' })
  expect(head.indeterminate).toBe(true)
  fireEvent.click(head)
  expect(selection.size).toBe(50)
})

it('sorts by number and text, the empty ones last both ways', () => {
  render(
    <Table
      rows={[
        { id: 'b', size: 10 },
        { id: 'a10', size: null },
        { id: 'a2', size: 9 },
      ]}
    />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Name' }))
  expect(shown()).toEqual(['a2', 'a10', 'b'])
  fireEvent.click(screen.getByRole('button', { name: 'Size' }))
  expect(shown()).toEqual(['a2', 'b', 'a10'])
  fireEvent.click(screen.getByRole('button', { name: 'Size' }))
  expect(shown()).toEqual(['b', 'a2', 'a10'])
  expect(screen.getByRole('columnheader', { name: 'Size' }).getAttribute('aria-sort')).toBe('descending')
})

it('keeps the order under the pointer, until it leaves', () => {
  const before = [
    { id: 'a', size: 1 },
    { id: 'b', size: 2 },
  ]
  const after = [
    { id: 'a', size: 9 },
    { id: 'b', size: 2 },
    { id: 'c', size: 1 },
  ]
  const { rerender, container } = render(<Table rows={before} />)
  fireEvent.click(screen.getByRole('button', { name: 'Size' }))
  const table = container.firstElementChild
  if (table === null) throw new Error('nothing was drawn')
  fireEvent.pointerEnter(table, { pointerType: 'mouse' })
  rerender(<Table rows={after} />)
  expect(shown()).toEqual(['a', 'b', 'c'])
  fireEvent.pointerLeave(table)
  expect(shown()).toEqual(['c', 'b', 'a'])
})
