import * as z from 'zod/mini'

/** The URL of the saved commands: `open` is `new`, or the id of the one that is changed. */
export const SavedCommandsSearch = z.object({ open: z.catch(z.optional(z.string()), undefined) })
export type SavedCommandsSearch = z.infer<typeof SavedCommandsSearch>
