import { createFileRoute, type SearchMiddleware } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { requireSession } from '../api/require-session.ts'
import { Shell } from '../features/shell/shell.tsx'
import { ShellSkeleton } from '../features/shell/shell-skeleton.tsx'

/** What every signed-in page shares: the scope (a server's id, a project's name), and the dock of terminals. */
const ShellSearch = z.object({
  server: z.catch(z.optional(z.string()), undefined),
  project: z.catch(z.optional(z.string()), undefined),
  terminals: z.catch(z.optional(z.string()), undefined),
  dock: z.catch(z.optional(z.enum(['closed', 'full'])), undefined),
})

type ShellSearch = z.infer<typeof ShellSearch>

/** Keeps them from page to page. A link that names one, even as undefined, decides for itself. */
const keepShared: SearchMiddleware<ShellSearch> = ({ search, next }) => {
  const { server, project, terminals, dock } = search
  return { server, project, terminals, dock, ...next(search) }
}

export const Route = createFileRoute('/_shell')({
  validateSearch: (search) => z.parse(ShellSearch, search),
  search: { middlewares: [keepShared] },
  beforeLoad: requireSession,
  pendingMs: 0,
  pendingMinMs: 0,
  pendingComponent: ShellSkeleton,
  component: Shell,
})
