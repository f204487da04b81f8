import { expect, it } from 'vitest'
import { splitWords } from './words.ts'

it.each([
  ['', []],
  ['  ls   -l ', ['ls', '-l']],
  [`sh -c 'echo "a b"; id'`, ['sh', '-c', 'echo "a b"; id']],
  ['echo "a \\"b\\" $c \\n"', ['echo', 'a "b" $c \\n']],
  ['a\\ b ""', ['a b', '']],
])('splits %s', (line, words) => expect(splitWords(line)).toEqual(words))

it('knows a quote that is not closed', () => expect(splitWords("echo 'a")).toBeUndefined())
