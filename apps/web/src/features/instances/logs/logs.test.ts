import { describe, expect, it } from 'vitest'
import { logFiles, mainFile, partOf } from './log-file.ts'
import { blocksOf, matchesOf, placeOf, tailOf } from './log-text.ts'

describe('the files', () => {
  const files = logFiles(
    [
      '/1.0/instances/web/logs/lxc.log?project=shop',
      '/1.0/instances/web/logs/a%20b.log',
      '/1.0/x/logs/lxc.log',
    ],
    ['/1.0/instances/web/logs/exec-output/exec_1.stdout'],
  )
  it('are named by the end of their URLs, each once', () => {
    expect(files.map(({ id }) => id)).toEqual(['a b.log', 'lxc.log', 'exec-output/exec_1.stdout'])
  })
  it('begin with the log of the start', () => {
    expect(mainFile(files)?.name).toBe('lxc.log')
    expect(mainFile(files.slice(0, 1))?.name).toBe('a b.log')
    expect(mainFile([])).toBeUndefined()
  })
  it('know their path', () => {
    expect(files.map(partOf)).toEqual([
      ['logs', 'a b.log'],
      ['logs', 'lxc.log'],
      ['logs', 'exec-output', 'exec_1.stdout'],
    ])
  })
})

describe('the end of a text', () => {
  it.each([
    ['short', 10, 'short'],
    ['one\ntwo\nthree\n', 8, 'three\n'],
    ['one\ntwo\nthree\n', 6, 'three\n'],
    ['one\ntwo\nthree\n', 10, 'two\nthree\n'],
    ['one line only', 4, 'only'],
    ['no end of line\n', 4, 'ine\n'],
  ])('%j cut to %i', (text, length, end) => {
    expect(tailOf(text, length)).toBe(end)
  })
})

describe('a text that grows', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}\n`).join('')

  it('keeps its beginning for a while, and is never shorter than asked', () => {
    const begins = new Set<string>()
    for (let count = 100; count < 200; count += 1) {
      const tail = tailOf(lines(count), 500, 200)
      expect(lines(count).endsWith(tail)).toBe(true)
      expect(tail.length).toBeGreaterThan(500 - 10)
      expect(tail.length).toBeLessThanOrEqual(700)
      begins.add(tail.split('\n')[0] ?? '')
    }
    expect(begins.size).toBe(5)
  })

  it('shows the place that was gone to, else the newest', () => {
    expect(placeOf([3, 9, 27], undefined)).toBe(2)
    expect(placeOf([3, 9, 27], 9)).toBe(1)
    expect(placeOf([3, 9, 27], 8)).toBe(2)
    expect(placeOf([], 3)).toBe(-1)
  })
})

describe('the pieces', () => {
  it.each(['', 'a', 'a\n', 'a\nb', 'a\nb\nc\n', '\n\n\n\n'])('of %j are the whole again', (text) => {
    const blocks = blocksOf(text, 2)
    expect(blocks.map((block) => block.text).join('')).toBe(text)
    for (const block of blocks) {
      expect(text.startsWith(block.text, block.start)).toBe(true)
      expect(block.lines).toBeLessThanOrEqual(2)
    }
  })
})

describe('a search', () => {
  it('takes the text as it is written, in any case', () => {
    expect(matchesOf('Error: a.b (ERROR)', 'error')).toEqual([0, 12])
    expect(matchesOf('a.b axb', 'a.b')).toEqual([0])
    expect(matchesOf('$[x]\\', '[x]\\')).toEqual([1])
    expect(matchesOf('anything', '')).toEqual([])
  })
  it('has an end', () => {
    expect(matchesOf('x'.repeat(10_000), 'x')).toHaveLength(5_000)
  })
})
