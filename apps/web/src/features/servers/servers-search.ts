import * as z from 'zod/mini'

/** The URL of the servers page; `add` opens the form of a new image remote. */
export const ServersSearch = z.object({
  tab: z.catch(z.optional(z.enum(['servers', 'remotes'])), undefined),
  add: z.catch(z.optional(z.boolean()), undefined),
})
export type ServersSearch = z.infer<typeof ServersSearch>
