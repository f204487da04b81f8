import { describe, expect, it } from 'vitest'
import { encodeInput, heldButtons } from './spice-input.ts'
import { placeIn } from './vga-pointer.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('where a pointer is in a picture', () => {
  const picture = { width: 1280, height: 800 }

  it('is the same at its own size', () => {
    const box = { left: 10, top: 20, width: 1280, height: 800 }
    expect(placeIn(picture, box, { x: 10, y: 20 })).toEqual({ x: 0, y: 0 })
    expect(placeIn(picture, box, { x: 650, y: 420 })).toEqual({ x: 640, y: 400 })
  })

  it('is scaled, past the bars at both sides of a picture that is less wide than its box', () => {
    const box = { left: 0, top: 0, width: 1000, height: 400 }
    expect(placeIn(picture, box, { x: 180, y: 0 })).toEqual({ x: 0, y: 0 })
    expect(placeIn(picture, box, { x: 500, y: 200 })).toEqual({ x: 640, y: 400 })
  })

  it('stays inside, whatever the box', () => {
    const box = { left: 0, top: 0, width: 640, height: 400 }
    expect(placeIn(picture, box, { x: 9_999, y: -5 })).toEqual({ x: 1279, y: 0 })
    expect(placeIn(picture, { ...box, width: 0 }, { x: 5, y: 5 })).toEqual({
      x: expect.any(Number),
      y: expect.any(Number),
    })
  })
})

describe('messages of the inputs channel', () => {
  it.each([
    [{ type: 'key', scancode: 0x1e, down: true }, '6500040000001e000000'],
    [{ type: 'key', scancode: 0xc8e0, down: false }, '660004000000e0c80000'],
    [{ type: 'moved', x: -1, y: 2, held: 1 }, '6f000a000000ffffffff020000000100'],
    [{ type: 'at', x: 640, y: 400, held: 4 }, '70000b00000080020000900100000400' + '00'],
    [{ type: 'button', button: 1, held: 1, down: true }, '710003000000010100'],
    [{ type: 'button', button: 3, held: 0, down: false }, '720003000000030000'],
  ] as const)('%o', (input, bytes) => {
    expect(hex(encodeInput(input))).toBe(bytes)
  })

  it('has the middle button before the right one', () => {
    expect([1, 2, 4, 7].map(heldButtons)).toEqual([1, 4, 2, 7])
  })
})
