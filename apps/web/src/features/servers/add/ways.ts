import * as z from 'zod/mini'

export const ways = ['local', 'token', 'password', 'import'] as const
export type Way = (typeof ways)[number]

/** The URL of the page that adds a server. */
export const AddSearch = z.object({ way: z.catch(z.optional(z.enum(ways)), undefined) })
