import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Cast, CastSize } from './cast.ts'
import { Playback } from './playback.ts'
import { openPlayerScreen } from './player-screen.ts'

export const speeds = [0.5, 1, 1.5, 2, 4, 8] as const
type Speed = (typeof speeds)[number]

/** A tab in the background draws no frames; what it missed is not played all at once. */
const longestFrame = 0.25

export type Player = {
  position: number
  size: CastSize
  isPlaying: boolean
  isOver: boolean
  speed: Speed
  skipsIdle: boolean
  /** Plays or pauses; at the end it begins anew. */
  toggle: () => void
  seek: (to: number) => void
  /** The next speed up (1) or down (-1). */
  stepSpeed: (by: 1 | -1) => void
  setSpeed: (speed: Speed) => void
  setSkipsIdle: (skips: boolean) => void
}

/** Plays the recording on a terminal inside `host`. */
export const usePlayer = (cast: Cast, label: string, host: RefObject<HTMLDivElement | null>): Player => {
  const playback = useRef<Playback>(undefined)
  const [position, setPosition] = useState(0)
  const [size, setSize] = useState(cast.size)
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(1)
  const [skipsIdle, setSkipsIdle] = useState(true)

  useEffect(() => {
    if (host.current === null) return
    const screen = openPlayerScreen(host.current, label, setSize)
    playback.current = new Playback(cast, screen)
    return () => {
      playback.current = undefined
      screen.dispose()
      setPosition(0)
      setPlaying(false)
    }
  }, [cast, label, host])

  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    let frame = 0
    const step = (now: number): void => {
      const seconds = Math.min(longestFrame, Math.max(0, now - last) / 1000)
      last = now
      const { current } = playback
      if (current === undefined) return
      current.advance(seconds * speed, skipsIdle)
      setPosition(current.position)
      if (current.isOver) setPlaying(false)
      else frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, speed, skipsIdle])

  const seek = (to: number): void => {
    playback.current?.seek(to)
    setPosition(playback.current?.position ?? 0)
  }
  const isOver = position >= cast.length
  return {
    position,
    size,
    isPlaying,
    isOver,
    speed,
    skipsIdle,
    seek,
    setSpeed,
    setSkipsIdle,
    toggle() {
      if (!isPlaying && isOver) seek(0)
      setPlaying(!isPlaying)
    },
    stepSpeed: (by) => setSpeed(speeds[speeds.indexOf(speed) + by] ?? speed),
  }
}
