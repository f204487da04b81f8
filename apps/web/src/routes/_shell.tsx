import { createFileRoute, redirect, type SearchMiddleware } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { sessionQuery } from '../api/session.ts'
import { Shell } from '../features/shell/shell.tsx'
import { ShellSkeleton } from '../features/shell/shell-skeleton.tsx'

/** The scope that every signed-in page shares: a server's id, and a project's name. */
const ShellSearch = z.object({
  server: z.catch(z.optional(z.string()), undefined),
  project: z.catch(z.optional(z.string()), undefined),
})

type ShellSearch = z.infer<typeof ShellSearch>

/** Keeps the scope from page to page. A link that names one, even as undefined, decides for itself. */
const keepScope: SearchMiddleware<ShellSearch> = ({ search, next }) => {
  const after = next(search)
  return {
    ...after,
    server: 'server' in after ? after.server : search.server,
    project: 'project' in after ? after.project : search.project,
  }
}

export const Route = createFileRoute('/_shell')({
  validateSearch: (search) => z.parse(ShellSearch, search),
  search: { middlewares: [keepScope] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (session.state === 'setup') throw redirect({ to: '/setup' })
    if (session.state === 'signed-out') {
      const back = location.href === '/' ? undefined : location.href
      throw redirect({ to: '/login', search: back === undefined ? {} : { return: back } })
    }
  },
  pendingMs: 0,
  pendingMinMs: 0,
  pendingComponent: ShellSkeleton,
  component: Shell,
})
