import { expect, it } from 'vitest'
import { best } from './palette-filter.ts'

const find = (items: string[], query: string, limit = 50): string[] =>
  best(items, (item) => item, query, limit).map(({ item }) => item)

it('puts the whole name first, then beginnings, then words, then middles', () => {
  expect(find(['aweb', 'my-web', 'webshop', 'web'], 'web')).toEqual(['web', 'webshop', 'my-web', 'aweb'])
})

it('wants every word, in any order, in any case', () => {
  expect(find(['Web Alpha', 'web beta'], 'alpha WEB')).toEqual(['Web Alpha'])
})

it('gives everything for nothing, up to the limit', () => {
  expect(find(['a', 'b', 'c'], '  ', 2)).toEqual(['a', 'b'])
})

it('finds one of ten thousand in a frame', () => {
  const items = Array.from({ length: 10_000 }, (_, index) => `instance-${index}`)
  expect(find(items, 'instance-9999')).toEqual(['instance-9999'])
})
