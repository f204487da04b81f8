import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { accept, type Completion, complete, type Suggestion } from './complete.ts'
import type { SearchServers } from './fields.ts'

const closed: Completion = { from: 0, to: 0, suggestions: [] }

type Parts = {
  rows: readonly InstanceRow[]
  servers: SearchServers
  /** Puts the text into the input and the caret at its place. */
  onAccept: (text: string, caret: number) => void
}

/** The suggestions under the search: open while somebody types, `active` is -1 until an arrow key chose one. */
export const useCompletion = ({ rows, servers, onAccept }: Parts) => {
  const [completion, setCompletion] = useState(closed)
  const [active, setActive] = useState(-1)
  const { suggestions } = completion

  const close = (): void => {
    setCompletion(closed)
    setActive(-1)
  }
  const typed = (text: string, caret: number): void => {
    setActive(-1)
    // At the beginning of a word everything could be offered, which helps nobody and hides the table.
    const begun = caret > 0 && !/\s/.test(text[caret - 1] ?? ' ')
    setCompletion(begun ? complete(text, caret, rows, servers) : closed)
  }
  const take = (text: string, suggestion: Suggestion): void => {
    const next = accept(text, completion, suggestion)
    onAccept(next.text, next.caret)
    if (suggestion.kind === 'value') close()
    else typed(next.text, next.caret)
  }
  /** Answers whether the key was for the suggestions. */
  const key = (name: string, text: string): boolean => {
    if (suggestions.length === 0) return false
    if (name === 'ArrowDown') setActive((active + 1) % suggestions.length)
    else if (name === 'ArrowUp') setActive(active <= 0 ? suggestions.length - 1 : active - 1)
    else if (name === 'Escape') close()
    else if (name === 'Enter' || name === 'Tab') {
      const chosen = suggestions[name === 'Tab' ? Math.max(active, 0) : active]
      if (chosen === undefined) {
        close()
        return name === 'Enter'
      }
      take(text, chosen)
    } else return false
    return true
  }
  return { suggestions, active, typed, take, key, close }
}
