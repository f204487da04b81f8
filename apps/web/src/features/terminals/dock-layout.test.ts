import { describe, expect, it } from 'vitest'
import { moved, neighbour, parseDock, printDock, shown, without } from './dock-layout.ts'

const two = parseDock('a.b*.c~d*')

describe('the dock in the URL', () => {
  it('comes back as it was', () => {
    expect(printDock(two)).toBe('a.b*.c~d*')
    expect(parseDock(undefined)).toEqual([])
    expect(printDock([])).toBeUndefined()
  })
  it('leaves out what is no id, and what is there twice', () => {
    expect(parseDock('a.<script>.a.b~a.b~c')).toEqual([{ tabs: ['a', 'b'], active: 'a' }])
  })
})

it('shows a terminal where it is, or at the end of the first pane', () => {
  expect(printDock(shown(two, 'a'))).toBe('a*.b.c~d*')
  expect(printDock(shown(two, 'e'))).toBe('a.b.c.e*~d*')
  expect(printDock(shown([], 'e'))).toBe('e*')
})

it('looks at the neighbour of what is taken out, and closes an empty pane', () => {
  expect(printDock(without(two, 'b'))).toBe('a.c*~d*')
  expect(printDock(without(parseDock('a.b*'), 'b'))).toBe('a*')
  expect(printDock(without(two, 'd'))).toBe('a.b*.c')
  expect(printDock(without(two, 'x'))).toBe('a.b*.c~d*')
})

it('splits, moves over and back', () => {
  expect(printDock(moved(parseDock('a.b*'), 'b'))).toBe('a*~b*')
  expect(printDock(moved(parseDock('a*'), 'a'))).toBe('a*')
  expect(printDock(moved(two, 'a'))).toBe('b*.c~d.a*')
  expect(printDock(moved(two, 'd'))).toBe('a.b.c.d*')
})

it('goes round', () => {
  const [pane] = two
  if (pane === undefined) throw new Error('no pane')
  expect([neighbour(pane, 1), neighbour(pane, 2), neighbour(pane, -1)]).toEqual(['c', 'a', 'a'])
})
