import * as z from 'zod/mini'

const text = z.catch(z.optional(z.string()), undefined)

/** The URL of the instances page: the search, the sort (`-created`) and the columns (`name,status`). */
export const InstancesSearch = z.object({ q: text, sort: text, columns: text })
export type InstancesSearch = z.infer<typeof InstancesSearch>
