import { describe, expect, it } from 'vitest'
import type { Cast } from './cast.ts'
import { Playback } from './playback.ts'

const cast: Cast = {
  size: { cols: 80, rows: 24 },
  title: '',
  events: [
    { at: 0, output: 'a' },
    { at: 0.5, output: 'b' },
    { at: 1, size: { cols: 100, rows: 30 } },
    { at: 1, output: 'c' },
    { at: 11, output: 'd' },
  ],
  length: 11,
  whole: true,
}

/** Plays on a screen that only remembers. */
const play = () => {
  const seen: string[] = []
  const playback = new Playback(cast, {
    reset: ({ cols, rows }) => void seen.push(`reset ${cols}x${rows}`),
    resize: ({ cols, rows }) => void seen.push(`${cols}x${rows}`),
    write: (text) => void seen.push(text),
  })
  return { playback, seen }
}

describe('a recording', () => {
  it('begins at its size with what came at once', () => {
    const { playback, seen } = play()
    expect(seen).toEqual(['reset 80x24', 'a'])
    expect(playback).toMatchObject({ position: 0, isOver: false })
  })

  it('goes on in its own time, each event once', () => {
    const { playback, seen } = play()
    playback.advance(0.4, false)
    expect(seen).toEqual(['reset 80x24', 'a'])
    playback.advance(0.2, false)
    playback.advance(0.2, false)
    expect(seen).toEqual(['reset 80x24', 'a', 'b'])
    playback.advance(1, false)
    expect(seen.slice(3)).toEqual(['100x30', 'c'])
    playback.advance(100, false)
    expect(seen.slice(5)).toEqual(['d'])
    expect(playback).toMatchObject({ position: 11, isOver: true })
  })

  it('is sought forward with one write between two resizes', () => {
    const { playback, seen } = play()
    playback.seek(11)
    expect(seen).toEqual(['reset 80x24', 'a', 'b', '100x30', 'cd'])
  })

  it('is sought back by beginning anew', () => {
    const { playback, seen } = play()
    playback.seek(11)
    seen.length = 0
    playback.seek(0.7)
    expect(seen).toEqual(['reset 80x24', 'ab'])
    playback.seek(-5)
    expect(playback.position).toBe(0)
    expect(seen.slice(2)).toEqual(['reset 80x24', 'a'])
  })

  it('skips what lasts longer than a second without output, and only that', () => {
    const { playback } = play()
    playback.advance(0.4, true)
    expect(playback.position).toBeCloseTo(0.4)
    playback.seek(1.5)
    playback.advance(0.4, true)
    expect(playback.position).toBeCloseTo(1.9)
    playback.advance(0.4, true)
    expect(playback).toMatchObject({ position: 11, isOver: true })
  })
})
