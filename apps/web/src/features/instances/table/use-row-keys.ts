import type { InstanceAction } from '@gantry/protocol/actions'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { type KeyboardEvent, useRef } from 'react'
import { mainAction } from '../actions/can.ts'

/** `s` starts or stops, `r` restarts, Delete deletes; each asks first where something would be lost. */
const keys: Readonly<Record<string, (row: InstanceRow) => InstanceAction>> = {
  s: mainAction,
  r: () => 'restart',
  Delete: () => 'delete',
}

/** `g s` goes to another page: a letter that follows a `g` is no action. */
const chordMs = 1_200

/** Keys on the focused row of the table, for those who work without a pointer. */
export const useRowKeys = (
  rows: readonly InstanceRow[],
  ask: (action: InstanceAction, rows: readonly InstanceRow[]) => void,
): ((event: KeyboardEvent) => void) => {
  const chord = useRef(0)
  return (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (!(target instanceof HTMLElement) || target.dataset.key === undefined) return
    if (event.key === 'g') {
      chord.current = performance.now() + chordMs
      return
    }
    const action = keys[event.key]
    const row = rows.find((candidate) => instanceKey(candidate) === target.dataset.key)
    if (action === undefined || row === undefined || performance.now() < chord.current) return
    event.preventDefault()
    ask(action(row), [row])
  }
}
