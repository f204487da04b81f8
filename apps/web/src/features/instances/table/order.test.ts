import { expect, it } from 'vitest'
import { holdOrder } from './order.ts'

const hold = (held: string[], sorted: string[]): string[] => holdOrder(held, sorted, (row) => row)

it('keeps the order, drops what is gone and puts new rows at the end', () => {
  expect(hold(['c', 'a', 'b'], ['a', 'c', 'd', 'e'])).toEqual(['c', 'a', 'd', 'e'])
})

it('is the sorted order where nothing is held', () => {
  expect(hold([], ['a', 'b'])).toEqual(['a', 'b'])
})
