import type { LabAtSize } from './lab-at-size.ts'
import type { Owned } from './owned.ts'

/** One line of the report. */
export type Figure = {
  what: string
  seen: string
  /** As people read it, such as `≤ 100 ms`; missing where nothing is to be held. */
  goal?: string
  held?: boolean
}

export type Run = {
  lab: LabAtSize
  /** How many instances the server has now. */
  size: number
  /** Closed when the measurement is over. */
  owned: Owned
  /** Few repetitions: shows that the bench works, not how fast Gantry is. */
  quick: boolean
}

export type Measurement = {
  /** What `npm run bench -- NAME` takes, and what its block in docs/load.md is called. */
  name: string
  title: string
  /** The sizes at which it is taken, of `sizes`. */
  at: readonly Size[]
  take: (run: Run) => Promise<Figure[]>
}

export type Size = 'small' | 'thousand' | 'five thousand'
