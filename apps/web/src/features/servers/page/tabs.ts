import * as z from 'zod/mini'

export const serverTabs = ['overview', 'resources', 'extensions', 'projects', 'settings'] as const
export type ServerTab = (typeof serverTabs)[number]

/** The URL of a server's page: the tab, and for resources of a cluster the member. */
export const ServerSearch = z.object({
  tab: z.catch(z.optional(z.enum(serverTabs)), undefined),
  member: z.catch(z.optional(z.string()), undefined),
})
export type ServerSearch = z.infer<typeof ServerSearch>
