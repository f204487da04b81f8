import { expect, it } from 'vitest'
import { plainOutput } from './plain-output.ts'

it.each([
  ['plain text\nof two lines\n', 'plain text\nof two lines\n'],
  ['\x1b[1;31mred\x1b[0m and \x1b[38;2;1;2;3mmore\x1b[m', 'red and more'],
  ['\x1b]0;title\x07text\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\', 'textlink'],
  ['\x1bPq#1~\x1b\\after', 'after'],
  ['\x1b(Bascii\x1b=\x1b>', 'ascii'],
  ['10 %\r20 %\r100 %\nnext', '100 %\nnext'],
  ['dos\r\nlines\r\n', 'dos\nlines\n'],
  ['a\tb', 'a\tb'],
  ['a\0b\x07c\x7fd\x9be', 'a␀b␇c␡d\\x9be'],
  ['cut off \x1b[3', 'cut off '],
  ['ä → 日本 🐧', 'ä → 日本 🐧'],
])('shows %j as %j', (output, shown) => expect(plainOutput(output)).toBe(shown))
