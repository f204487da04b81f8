import * as z from 'zod/mini'

/** The days among which a person chooses what counts as old. */
export const dayChoices = [1, 3, 7, 14, 30, 90] as const
export const usualDays = 7

const text = z.catch(z.optional(z.string()), undefined)

/** The URL of the page: the search, which instances are shown, and from how many days on a snapshot is old. */
export const SnapshotsSearch = z.object({
  q: text,
  show: z.catch(z.optional(z.enum(['none', 'old'])), undefined),
  days: z.catch(z.optional(z.literal([...dayChoices])), undefined),
})
export type SnapshotsSearch = z.infer<typeof SnapshotsSearch>
export type Shown = 'all' | 'none' | 'old'
