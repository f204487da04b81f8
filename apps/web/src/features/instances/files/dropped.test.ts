import { expect, it } from 'vitest'
import { type DropItem, droppedFiles } from './dropped.ts'

type Entry = ReturnType<DropItem['webkitGetAsEntry']> & object

const refused = new DOMException('gone', 'NotFoundError')
const file = (name: string, content?: File) => ({
  ...{ name, isFile: true, isDirectory: false },
  file: (onRead: (read: File) => void, onError: (error: DOMException) => void) =>
    content === undefined ? onError(refused) : onRead(content),
})
const directory = (name: string, ...pieces: Entry[][]) => ({
  ...{ name, isFile: false, isDirectory: true },
  createReader: () => {
    const left = [...pieces]
    return { readEntries: (onRead: (some: Entry[]) => void) => onRead(left.shift() ?? []) }
  },
})
const item = (entry: Entry | null, content: File | null = null): DropItem => ({
  kind: 'file',
  webkitGetAsEntry: () => entry,
  getAsFile: () => content,
})

const a = new File(['a'], 'a')

it('is all that is in directories, each behind the one that it is in', async () => {
  const tree = directory('tree', [file('a', a)], [directory('empty'), file('b', a)])
  expect(await droppedFiles([item(tree), item(null, a)])).toEqual([
    { path: 'tree', kind: 'directory' },
    { path: 'tree/a', kind: 'file', file: a },
    { path: 'tree/empty', kind: 'directory' },
    { path: 'tree/b', kind: 'file', file: a },
    { path: 'a', kind: 'file', file: a },
  ])
})

it('names what cannot be read, and takes the rest', async () => {
  const tree = directory('tree', [file('gone'), file('a', a)])
  expect(await droppedFiles([item(file('secret')), item(tree), item(null)])).toEqual([
    { path: 'secret', kind: 'unreadable' },
    { path: 'tree', kind: 'directory' },
    { path: 'tree/gone', kind: 'unreadable' },
    { path: 'tree/a', kind: 'file', file: a },
    { path: 'Something without a name', kind: 'unreadable' },
  ])
})
