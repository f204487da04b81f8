import * as z from 'zod/mini'

/** The URL of the list of recordings. */
export const RecordingSearch = z.object({
  text: z.catch(z.optional(z.coerce.string()), undefined),
  settings: z.catch(z.optional(z.boolean()), undefined),
})
export type RecordingSearch = z.infer<typeof RecordingSearch>
