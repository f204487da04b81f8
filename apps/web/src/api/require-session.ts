import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { sessionQuery } from './session.ts'

/** Lets only signed-in people on, and brings the others to where they can become it, and back. */
export const requireSession = async ({
  context,
  location,
}: {
  context: { queries: QueryClient }
  location: { href: string }
}): Promise<void> => {
  const session = await context.queries.ensureQueryData(sessionQuery)
  if (session.state === 'setup') throw redirect({ to: '/setup' })
  if (session.state === 'signed-out') {
    const back = location.href === '/' ? undefined : location.href
    throw redirect({ to: '/login', search: back === undefined ? {} : { return: back } })
  }
}
