import { expect, it } from 'vitest'
import { word } from './client-line.ts'

it.each([
  ['alpha:web', 'alpha:web'],
  ['<name>', '<name>'],
  ['<server>:', '<server>:'],
  ['alpha:<name>', 'alpha:<name>'],
  ['my lab:<name>', "'my lab:'<name>"],
  ['<remote>:it is', "<remote>':it is'"],
  ['<server>:$(x)', "<server>':$(x)'"],
  ['user.note=<name>', "'user.note=<name>'"],
  ['<script>', "'<script>'"],
  ['a<image>b', "'a<image>b'"],
])('quotes all of %s but what is not chosen', (text, shown) => {
  expect(word(text)).toBe(shown)
})
