import { createFileRoute, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { SetupPage } from '../features/session/setup-page.tsx'

export const Route = createFileRoute('/setup')({
  beforeLoad: async ({ context }) => {
    const session = await context.queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    if (session.state === 'signed-in') throw redirect({ to: '/' })
    if (session.state === 'signed-out') throw redirect({ to: '/login' })
  },
  component: SetupPage,
})
