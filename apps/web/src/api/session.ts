import { allows, allowsSomewhere, type Permission, type Target } from '@gantry/protocol/permissions'
import { type Person, Session } from '@gantry/protocol/session'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { request } from './request.ts'
import { unwrap } from './result.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => unwrap(request('GET', 'api/session', { schema: Session, signal })),
})

type SignedIn = Extract<Session, { state: 'signed-in' }>
let lastSignedIn: SignedIn | undefined

/**
 * The session, or while its pages are still there for a moment after it ended, what it was. They are drawn once
 * more before the login page takes their place, and must not fail then.
 */
const keepSignedIn = (session: Session): SignedIn => {
  if (session.state === 'signed-in') lastSignedIn = session
  if (lastSignedIn === undefined) throw new Error('Nobody is signed in')
  return lastSignedIn
}

const useSignedIn = (): SignedIn => useSuspenseQuery({ ...sessionQuery, select: keepSignedIn }).data

/** The signed-in person. Only for components under the `_shell` layout, which lets nobody else in. */
export const usePerson = (): Person => useSignedIn().person

export const useVersion = (): string => useSignedIn().version

/** `useMay()('instances.operate', { server, project })`: what the BFF would say, for disabling with a reason. */
export const useMay = (): ((permission: Permission, target?: Target) => boolean) => {
  const { bindings } = usePerson()
  return (permission, target) => allows(bindings, permission, target)
}

/** Whether the permission is held anywhere: what decides that a page is shown at all. */
export const useMaySomewhere = (permission: Permission): boolean =>
  allowsSomewhere(usePerson().bindings, permission)
