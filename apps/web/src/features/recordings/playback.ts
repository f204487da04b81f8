import type { Cast, CastSize } from './cast.ts'

/** What a recording is played on. Everything is done in the order in which it is asked for. */
export type PlaybackScreen = {
  /** Empty, at this size. */
  reset(size: CastSize): void
  resize(size: CastSize): void
  write(text: string): void
}

/** Seconds without output that are waited for when idle time is skipped. */
const longestIdle = 1

/** Where in a recording somebody is, and the screen that belongs there. */
export class Playback {
  readonly #cast: Cast
  readonly #screen: PlaybackScreen
  #position = 0
  #next = 0

  constructor(cast: Cast, screen: PlaybackScreen) {
    this.#cast = cast
    this.#screen = screen
    screen.reset(cast.size)
    this.#run(0)
  }

  /** Seconds from the start. */
  get position(): number {
    return this.#position
  }

  get isOver(): boolean {
    return this.#position >= this.#cast.length
  }

  /** Goes anywhere. A screen cannot go back: it begins anew, and takes what came until there at once. */
  seek(to: number): void {
    const target = Math.min(Math.max(0, to), this.#cast.length)
    if (target < this.#position) {
      this.#next = 0
      this.#screen.reset(this.#cast.size)
    }
    this.#run(target)
  }

  /** Goes on by so many seconds, or with `skipIdle` to the next event where nothing happens for long. */
  advance(seconds: number, skipIdle: boolean): void {
    const next = this.#cast.events[this.#next]
    const idleFrom = (this.#cast.events[this.#next - 1]?.at ?? 0) + longestIdle
    const to = this.#position + seconds
    this.seek(skipIdle && next !== undefined && to > idleFrom ? Math.max(to, next.at) : to)
  }

  #run(to: number): void {
    const { events } = this.#cast
    let text = ''
    for (let event = events[this.#next]; event !== undefined && event.at <= to; event = events[this.#next]) {
      this.#next += 1
      if ('output' in event) text += event.output
      else {
        if (text !== '') this.#screen.write(text)
        text = ''
        this.#screen.resize(event.size)
      }
    }
    if (text !== '') this.#screen.write(text)
    this.#position = to
  }
}
