import * as z from 'zod/mini'

/**
 * The body of every answer of our own that is not 2xx. `code` is for programs, `message` for people.
 * `server` names the server when it is the server that refused; `message` is then its own words.
 * `fields` says what is wrong with which field of a form, by dotted path.
 */
export const Failure = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    request: z.string(),
    server: z.optional(z.string()),
    fields: z.optional(z.record(z.string(), z.string())),
  }),
})
export type Failure = z.infer<typeof Failure>
