import { terminalClose } from '@gantry/protocol/terminal'
import { expect, it } from 'vitest'
import { endInList, endOfClose } from './link-end.ts'

it.each([
  [terminalClose.removed, 'removed'],
  [terminalClose.notShared, 'not-shared'],
  [terminalClose.signedOut, 'signed-out'],
])('takes the close %d for the end: %s', (code, end) => expect(endOfClose(code)).toBe(end))

it.each([1000, 1006, terminalClose.permissionChanged])('lets the socket come back after %d', (code) =>
  expect(endOfClose(code)).toBeUndefined(),
)

it('finds the end of a session that is not in the list any more, and why', () => {
  const rows = [{ id: 'one' }]
  expect(endInList('one', rows, terminalClose.permissionChanged)).toBeUndefined()
  expect(endInList('two', rows, terminalClose.permissionChanged)).toBe('permission')
  expect(endInList('two', rows, 1006)).toBe('gone')
  expect(endInList('two', [], undefined)).toBe('gone')
})
