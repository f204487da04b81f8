import { describe, expect, it } from 'vitest'
import { testRow } from '../test-rows.ts'
import { printSort, readColumns, readSort } from './column-ids.ts'
import { sortRows } from './sort.ts'

const context = { serverName: () => 'alpha', status: (row: { status: string }) => row.status }
const names = (rows: ReturnType<typeof testRow>[], sort: string): string[] =>
  sortRows(rows, readSort(sort), context).map((row) => row.name)

describe('sorting', () => {
  it('counts numbers in names', () => {
    const rows = ['web-10', 'web-2', 'Web-1'].map((name) => testRow({ name }))
    expect(names(rows, 'name')).toEqual(['Web-1', 'web-2', 'web-10'])
    expect(names(rows, '-name')).toEqual(['web-10', 'web-2', 'Web-1'])
  })

  it('keeps rows without a value at the end, both ways, and equal rows by name', () => {
    const rows = [
      testRow({ name: 'b' }),
      testRow({ name: 'c', addresses: ['10.0.0.2'] }),
      testRow({ name: 'a' }),
      testRow({ name: 'd', addresses: ['10.0.0.10'] }),
    ]
    expect(names(rows, 'addresses')).toEqual(['c', 'd', 'a', 'b'])
    expect(names(rows, '-addresses')).toEqual(['d', 'c', 'a', 'b'])
  })

  it('puts the youngest first with -created', () => {
    const rows = [testRow({ name: 'old', created: '2025-01-01T00:00:00Z' }), testRow({ name: 'new' })]
    expect(names(rows, '-created')).toEqual(['new', 'old'])
  })
})

describe('what the URL says', () => {
  it.each(['name', '-created', 'server'])('reads and prints the sort %s', (text) => {
    expect(printSort(readSort(text))).toBe(text)
  })

  it.each([undefined, '', '-', 'colour', '-colour', 'cpu'])('sorts by name for %s', (text) => {
    expect(readSort(text)).toEqual({ column: 'name', descending: false })
  })

  it('keeps the columns in their order, with the name, without what is not a column', () => {
    expect(readColumns('cpu,colour,status,status')).toEqual(['name', 'status', 'cpu'])
    expect(readColumns('')).toEqual(['name'])
  })
})
