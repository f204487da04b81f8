import { allows, allowsSomewhere, type Permission, type Target } from '@gantry/protocol/permissions'
import { type Person, Session } from '@gantry/protocol/session'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { request } from './request.ts'
import { unwrap } from './result.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => unwrap(request('GET', 'api/session', { schema: Session, signal })),
})

/** The signed-in person. Only for components under the `_shell` layout, which lets nobody else in. */
export const usePerson = (): Person => {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data.state !== 'signed-in') throw new Error('Nobody is signed in')
  return data.person
}

export const useVersion = (): string => {
  const { data } = useSuspenseQuery(sessionQuery)
  return data.state === 'signed-in' ? data.version : ''
}

/** `useMay()('instances.operate', { server, project })`: what the BFF would say, for disabling with a reason. */
export const useMay = (): ((permission: Permission, target?: Target) => boolean) => {
  const { bindings } = usePerson()
  return (permission, target) => allows(bindings, permission, target)
}

/** Whether the permission is held anywhere: what decides that a page is shown at all. */
export const useMaySomewhere = (permission: Permission): boolean =>
  allowsSomewhere(usePerson().bindings, permission)
