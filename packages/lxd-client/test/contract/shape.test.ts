import { describe, expect, test } from 'vitest'
import {
  anything,
  flag,
  lazy,
  list,
  mapOf,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
} from './shape.ts'

interface Tree {
  name: string
  size: number
  open: boolean
  kind: 'leaf' | 'node'
  labels: Record<string, string>
  children: Tree[] | null
  extra: unknown
  note?: string
}

const tree: Shape<Tree> = object<Tree>()({
  name: text,
  size: number,
  open: flag,
  kind: oneOf('leaf', 'node'),
  labels: mapOf(text),
  children: nullable(list(lazy(() => tree))),
  extra: anything,
  note: optional(text),
})

const leaf = { name: 'l', size: 1, open: true, kind: 'leaf', labels: { a: 'b' }, children: null, extra: null }

describe('the contract tests can fail: a shape finds', () => {
  test('nothing wrong with what is right', () => {
    expect(tree.check({ ...leaf, note: 'x', children: [leaf, leaf] }, 'tree')).toEqual([])
  })

  test.each<[string, object, string]>([
    ['a field that the type lacks', { ...leaf, added: 1 }, 'tree.added: unknown field, 1'],
    ['a missing field', { ...leaf, name: undefined }, 'tree.name: missing, no text'],
    ['another kind', { ...leaf, size: '1' }, 'tree.size: "1", no number'],
    ['a text for a flag', { ...leaf, open: 'true' }, 'tree.open: "true", no flag'],
    ['a value that is not listed', { ...leaf, kind: 'root' }, 'tree.kind: "root", not one of leaf, node'],
    ['null where none may be', { ...leaf, labels: null }, 'tree.labels: null, no map'],
    ['a list for a map', { ...leaf, labels: [] }, 'tree.labels: [], no map'],
    ['a wrong value in a map', { ...leaf, labels: { a: 1 } }, 'tree.labels[a]: 1, no text'],
    ['a map for a list', { ...leaf, children: {} }, 'tree.children: {}, no list'],
    [
      'something deep inside',
      { ...leaf, children: [leaf, { ...leaf, x: 1 }] },
      'tree.children[1].x: unknown field, 1',
    ],
    ['null for an object', { ...leaf, children: [null] }, 'tree.children[0]: null, no object'],
  ])('%s', (_, value, finding) => {
    expect(tree.check(value, 'tree')).toEqual([finding])
  })
})
