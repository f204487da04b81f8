import { describe, expect, it } from 'vitest'
import { placeIn } from './vga-pointer.ts'

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
    // Before it is laid out there is nothing to be inside of, and a place must be a number all the same.
    expect(placeIn(picture, { ...box, width: 0 }, { x: 5, y: 5 })).toEqual({ x: 0, y: 0 })
    expect(placeIn(picture, { ...box, width: 0 }, { x: 0, y: 200 })).toEqual({ x: 0, y: 0 })
  })
})
