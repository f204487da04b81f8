import * as z from 'zod/mini'

/** Which file is looked at and how, in the URL. */
export const LogsSearch = z.object({
  file: z.catch(z.optional(z.string()), undefined),
  q: z.catch(z.optional(z.string()), undefined),
  follow: z.catch(z.optional(z.boolean()), undefined),
  wrap: z.catch(z.optional(z.boolean()), undefined),
  /** Everything, and not its end alone. */
  whole: z.catch(z.optional(z.boolean()), undefined),
})
export type LogsSearch = z.infer<typeof LogsSearch>
