import { createFileRoute, redirect } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { sessionQuery } from '../api/session.ts'
import { LoginPage } from '../features/session/login-page.tsx'
import { safeReturn } from '../features/session/safe-return.ts'

const LoginSearch = z.object({ return: z.catch(z.optional(z.string()), undefined) })

export const Route = createFileRoute('/login')({
  validateSearch: (search) => z.parse(LoginSearch, search),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    if (session.state === 'setup') throw redirect({ to: '/setup' })
    if (session.state === 'signed-in') throw redirect({ href: safeReturn(search.return) })
  },
  component: () => <LoginPage back={Route.useSearch().return} />,
})
