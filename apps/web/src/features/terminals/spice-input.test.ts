import { describe, expect, it } from 'vitest'
import { encodeInput, heldButtons } from './spice-input.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('messages of the inputs channel', () => {
  it.each([
    [{ type: 'key', scancode: 0x1e, down: true }, '6500040000001e000000'],
    [{ type: 'key', scancode: 0xc8e0, down: false }, '660004000000e0c80000'],
    [{ type: 'moved', x: -1, y: 2, held: 1 }, '6f000a000000ffffffff020000000100'],
    [{ type: 'at', x: 640, y: 400, held: 4 }, '70000b0000008002000090010000040000'],
    [{ type: 'button', button: 1, held: 1, down: true }, '710003000000010100'],
    [{ type: 'button', button: 3, held: 0, down: false }, '720003000000030000'],
  ] as const)('%o', (input, bytes) => {
    expect(hex(encodeInput(input))).toBe(bytes)
  })

  it('has the middle button before the right one', () => {
    expect([1, 2, 4, 7].map(heldButtons)).toEqual([1, 4, 2, 7])
  })
})
