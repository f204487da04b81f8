import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesToText, textToBytes } from '../src/byte-text.ts'
import { toUtf8 } from '../src/utf8.ts'

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes)

describe('bytes as text', () => {
  test('nothing is lost, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...(textToBytes(bytesToText(bytes)) ?? [])]).toEqual([...bytes])
      }),
    )
  })

  test('nothing is lost of names that people give', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const bytes = toUtf8(name)
        expect([...(textToBytes(bytesToText(bytes)) ?? [])]).toEqual([...bytes])
      }),
    )
  })

  test('what can be read stands as it is', () => {
    for (const name of ['hosts', 'a b "c" \'d\'', 'Überraschung', '日本語', '🦩', '100 % $(x)']) {
      expect(bytesToText(toUtf8(name))).toBe(name)
    }
  })

  test('what cannot be read, or would deceive, is written out', () => {
    expect(bytesToText(bytesOf(0x63, 0x61, 0x66, 0xe9))).toBe('caf\\xe9')
    expect(bytesToText(toUtf8('two\nlines'))).toBe('two\\x0alines')
    expect(bytesToText(toUtf8('back\\slash'))).toBe('back\\\\slash')
    expect(bytesToText(toUtf8('txt.\u202egpj'))).toBe('txt.\\xe2\\x80\\xaegpj')
    // A sequence that is cut off, one that is longer than need be, and half of a pair.
    expect(bytesToText(bytesOf(0xf0, 0x9f, 0xa6))).toBe('\\xf0\\x9f\\xa6')
    expect(bytesToText(bytesOf(0xc0, 0xaf))).toBe('\\xc0\\xaf')
    expect(bytesToText(bytesOf(0xed, 0xa0, 0x80))).toBe('\\xed\\xa0\\x80')
  })

  test('a backslash that begins nothing stands for no bytes', () => {
    for (const text of ['\\', 'a\\b', '\\x', '\\x1', '\\xg0']) expect(textToBytes(text)).toBeUndefined()
    expect([...(textToBytes('\\xE9\\\\') ?? [])]).toEqual([0xe9, 0x5c])
  })
})
