import { createSlice } from '../../live/slice.ts'

type Type = (bytes: Uint8Array<ArrayBuffer>) => void

const typists = new Map<string, Type>()

/** The terminals that get what is typed in any of them. */
export const broadcast = createSlice<ReadonlySet<string>>(new Set(), (flush) => flush())

export const toggleBroadcast = (id: string): void => {
  const next = new Set(broadcast.get())
  if (!next.delete(id)) next.add(id)
  broadcast.set(next)
}

/** A terminal that is there can be typed into; answers how it leaves. */
export const joinTyping = (id: string, type: Type): (() => void) => {
  typists.set(id, type)
  return () => {
    typists.delete(id)
    if (broadcast.get().has(id)) toggleBroadcast(id)
  }
}

/** What a person typed into one terminal goes to it, or where it broadcasts, to all that do. */
export const typeInto = (id: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const chosen = broadcast.get()
  for (const one of chosen.has(id) ? chosen : [id]) typists.get(one)?.(bytes)
}
