import { createSlice } from '../../live/slice.ts'

const now = (flush: () => void): void => flush()

/** What of the shell is open. Not in the URL: it outlives pages, and nobody sends it to another person. */
export const paneOpen = createSlice(false, now)
export const paletteOpen = createSlice(false, now)
export const shortcutsOpen = createSlice(false, now)
