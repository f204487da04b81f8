import * as z from 'zod/mini'

/** The URL of the tab: which directory, and which file is open in the editor. */
export const FileSearch = z.object({
  path: z.catch(z.optional(z.coerce.string()), undefined),
  edit: z.catch(z.optional(z.coerce.string()), undefined),
})
export type FileSearch = z.infer<typeof FileSearch>
