import { describe, expect, it } from 'vitest'
import { testRow } from '../test-rows.ts'
import { accept, complete } from './complete.ts'

const servers = new Map([['alpha0', { name: 'alpha', reachable: true }]])
const rows = [
  testRow({ project: 'shop', user: { team: 'web front' } }),
  testRow({ name: 'web-2', project: 'shop' }),
  testRow({ name: 'x', project: 'default', status: 'Stopped' }),
]

const at = (text: string, caret = text.length) => complete(text, caret, rows, servers)
const labels = (text: string, caret?: number): string[] =>
  at(text, caret).suggestions.map((suggestion) => suggestion.label)

describe('completion', () => {
  it('offers fields at the beginning of a word, with the keys that rows have', () => {
    expect(labels('st')).toEqual(['status:'])
    expect(labels('-pro')).toEqual(['project:', 'profile:'])
    expect(labels('user')).toEqual(['user.team:'])
  })

  it('offers the values of the field, most frequent first, with their counts', () => {
    expect(at('project:').suggestions.map(({ label, count }) => [label, count])).toEqual([
      ['shop', 2],
      ['default', 1],
    ])
    expect(labels('status:')).toEqual(['Running', 'Stopped', 'Error', 'Frozen'])
  })

  it('offers the value behind the last comma', () => {
    expect(labels('status:running,sto')).toEqual(['Stopped'])
    expect(labels('status:running,')).not.toContain('Running')
  })

  it('offers nothing behind a field that does not exist, and nothing that is typed whole', () => {
    expect(labels('colour:r')).toEqual([])
    expect(labels('project:shop')).toEqual([])
  })

  it('puts the suggestion where the typed piece was, quoted where it must be', () => {
    const completion = at('user.team:we x', 12)
    const [first] = completion.suggestions
    if (first === undefined) throw new Error('no suggestion')
    expect(accept('user.team:we x', completion, first)).toEqual({
      text: 'user.team:"web front" x',
      caret: 21,
    })
  })

  it('goes on behind a value that ends the text', () => {
    const completion = at('status:sto')
    const [first] = completion.suggestions
    if (first === undefined) throw new Error('no suggestion')
    expect(accept('status:sto', completion, first)).toEqual({ text: 'status:Stopped ', caret: 15 })
  })
})
