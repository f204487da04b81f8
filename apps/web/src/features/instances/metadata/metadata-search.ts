import * as z from 'zod/mini'

/** What is being edited, in the URL: the metadata, or one of the templates. */
export const MetadataSearch = z.object({
  edit: z.catch(z.optional(z.boolean()), undefined),
  template: z.catch(z.optional(z.string()), undefined),
})
export type MetadataSearch = z.infer<typeof MetadataSearch>
