import { expect, it } from 'vitest'
import { broadcast, joinTyping, toggleBroadcast, typeInto } from './typing.ts'

const bytes = Uint8Array.of(97)

it('sends what is typed to one terminal, or to all that broadcast', () => {
  const got: string[] = []
  const leaves = ['a', 'b', 'c'].map((id) => joinTyping(id, () => got.push(id)))
  typeInto('a', bytes)
  expect(got.splice(0)).toEqual(['a'])
  toggleBroadcast('a')
  toggleBroadcast('b')
  typeInto('a', bytes)
  expect(got.splice(0)).toEqual(['a', 'b'])
  typeInto('c', bytes)
  expect(got.splice(0)).toEqual(['c'])
  for (const leave of leaves) leave()
  expect(broadcast.get().size).toBe(0)
})
