import * as z from 'zod/mini'

/*
 * asciicast v2, one JSON value a line (docs.asciinema.org/manual/asciicast/v2):
 *
 *   {"version": 2, "width": 80, "height": 24, "timestamp": 1700000000, "title": "web: /bin/sh"}
 *   [0.25, "o", "text that was printed"]
 *   [1.5, "r", "120x30"]          the window became 120 columns of 30 rows
 */
const Size = z.int().check(z.gte(1), z.lte(1_000))
const Header = z.object({ version: z.literal(2), width: Size, height: Size, title: z.optional(z.string()) })
const Event = z.tuple([z.number().check(z.gte(0)), z.string(), z.string()])

export type CastSize = { cols: number; rows: number }
type CastEvent = { at: number; output: string } | { at: number; size: CastSize }
export type Cast = {
  size: CastSize
  title: string
  events: readonly CastEvent[]
  /** Seconds. */
  length: number
  /** False where it breaks off in the middle of a line, or goes on with what cannot be read. */
  whole: boolean
}

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const sizeOf = (text: string): CastSize | undefined => {
  const [, cols, rows] = /^(\d{1,4})x(\d{1,4})$/.exec(text) ?? []
  const size = z.safeParse(z.object({ cols: Size, rows: Size }), { cols: Number(cols), rows: Number(rows) })
  return size.success ? size.data : undefined
}

/** As far as it can be read; undefined for what is no asciicast v2 at all. Events that are not known are left out. */
export const readCast = (text: string): Cast | undefined => {
  const [first = '', ...lines] = text.split('\n')
  const header = z.safeParse(Header, jsonOf(first))
  if (!header.success) return undefined
  const events: CastEvent[] = []
  let whole = true
  let length = 0
  for (const line of lines) {
    if (line === '') continue
    const event = z.safeParse(Event, jsonOf(line))
    if (!event.success) {
      whole = false
      break
    }
    const [seconds, kind, what] = event.data
    // Time never goes back, or a seek would find nothing.
    const at = Math.max(length, seconds)
    const size = kind === 'r' ? sizeOf(what) : undefined
    if (kind === 'o') events.push({ at, output: what })
    else if (size !== undefined) events.push({ at, size })
    length = at
  }
  const { width, height, title = '' } = header.data
  return { size: { cols: width, rows: height }, title, events, length, whole }
}
