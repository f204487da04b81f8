/*
 * Questions that a program asks its terminal. With several browsers on one session, or none, exactly one terminal
 * must answer: it is the one in the BFF. Each browser's terminal registers a handler for every one of these that
 * does nothing and says that it was handled.
 */

export type CsiQuery = { prefix?: string; intermediates?: string; final: string }

/** Device attributes, device status, mode reports, window reports, version. */
export const csiQueries: readonly CsiQuery[] = [
  { final: 'c' },
  { prefix: '>', final: 'c' },
  { prefix: '=', final: 'c' },
  { final: 'n' },
  { prefix: '?', final: 'n' },
  { intermediates: '$', final: 'p' },
  { prefix: '?', intermediates: '$', final: 'p' },
  { final: 't' },
  { prefix: '>', final: 'q' },
]

/** DECRQSS. */
export const dcsQueries: readonly CsiQuery[] = [{ intermediates: '$', final: 'q' }]

/** Colours are asked about with `?` in these; they are set with anything else, which must still work. */
export const oscColours: readonly number[] = [4, 10, 11, 12]
