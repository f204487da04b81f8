import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createSlice } from '../../live/slice.ts'
import type { Verdict } from '../../ui/verdict.ts'

export type PaletteEntry = {
  id: string
  label: string
  icon?: LucideIcon
  /** Quiet words at the right: where it is, or a key. */
  hint?: string
  /** Other words that find it. */
  keywords?: string
  can?: Verdict
  run: () => void
}

const registered = new Map<symbol, readonly PaletteEntry[]>()
export const pageEntries = createSlice<readonly PaletteEntry[]>([], (flush) => flush())

const publish = (): void => pageEntries.set([...registered.values()].flat())

/** A page puts what it can do into the command palette for as long as it is mounted. Give a stable array. */
export const usePaletteEntries = (entries: readonly PaletteEntry[]): void => {
  const [token] = useState(() => Symbol('palette'))
  useEffect(() => {
    registered.set(token, entries)
    publish()
  }, [token, entries])
  useEffect(
    () => () => {
      registered.delete(token)
      publish()
    },
    [token],
  )
}
