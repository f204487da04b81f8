import { describe, expect, it } from 'vitest'
import { textOf } from './text-content.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a file as text', () => {
  it('has the line ends that all of its lines have', () => {
    expect(textOf(bytesOf('a\nb\n'))).toEqual({ text: 'a\nb\n', lineBreak: '\n' })
    expect(textOf(bytesOf('a\r\nb\r\n'))).toEqual({ text: 'a\r\nb\r\n', lineBreak: '\r\n' })
    expect(textOf(bytesOf('a\r\nb\n'))?.lineBreak).toBe('\n')
    expect(textOf(bytesOf('a\rb\r\n'))?.lineBreak).toBe('\n')
    expect(textOf(bytesOf(''))).toEqual({ text: '', lineBreak: '\n' })
  })

  it('keeps a byte order mark', () => {
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))?.text).toBe('\ufeffa')
  })

  it('is none when bytes of it would be lost', () => {
    expect(textOf(Uint8Array.of(0x63, 0xe9))).toBeUndefined()
    expect(textOf(Uint8Array.of(0x61, 0, 0x62))).toBeUndefined()
  })
})
