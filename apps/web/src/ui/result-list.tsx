import type { ReactNode } from 'react'
import { Status, type Tone } from './status.tsx'

export type ResultState = 'waiting' | 'running' | 'done' | 'failed'

/** One of many on which the same is done: how far it is, and the whole answer where it failed. */
export type Result = {
  key: string
  title: ReactNode
  /** Where it is, where that is not one place for all. */
  place?: ReactNode
  state: ResultState
  error?: string | undefined
  /** How far it is, or what came out of it. */
  detail?: ReactNode
}

const tones: Readonly<Record<ResultState, Tone>> = {
  waiting: 'off',
  running: 'busy',
  done: 'done',
  failed: 'bad',
}
const rank: Readonly<Record<ResultState, number>> = { failed: 0, running: 1, waiting: 2, done: 3 }

/** Every one with its result, the failed ones first. `words` says the states. */
export const ResultList = ({
  results,
  words,
}: {
  results: readonly Result[]
  words: Readonly<Record<ResultState, string>>
}) => (
  <ul className="m-0 list-none p-0">
    {results
      .toSorted((a, b) => rank[a.state] - rank[b.state])
      .map(({ key, title, place, state, error, detail }) => (
        <li
          key={key}
          className="grid grid-cols-[90px_1fr] items-start gap-x-3 border-line border-b py-1.5 last:border-0 [contain-intrinsic-size:auto_33px] [content-visibility:auto]"
        >
          <Status tone={tones[state]} word={words[state]} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-[550]">{title}</span>
            {place !== undefined && <span className="text-dim"> {place}</span>}
            {detail !== undefined && <span className="block min-w-0">{detail}</span>}
            {error !== undefined && <span className="block whitespace-pre-line text-bad">{error}</span>}
          </span>
        </li>
      ))}
  </ul>
)
