import type { Access, Caller, Revocation } from '../../access/access.ts'

/** Whether it concerns all that a person may do, and not one session alone that ended. */
export const isOfPerson = ({ sessionId, why }: Revocation): boolean =>
  why === 'permission' || sessionId === undefined

/** The caller as they are now; one who was removed may do nothing. */
export const callerNow = async (access: Pick<Access, 'people'>, caller: Caller): Promise<Caller> => {
  const person = (await access.people()).find(({ id }) => id === caller.person.id)
  return { ...caller, person: person ?? { ...caller.person, disabled: true } }
}

/**
 * A signal that aborts when the person does not hold any more what something long needs. `still` is asked anew with the
 * person as they then are whenever that changes.
 */
export const whilePermitted = (
  access: Pick<Access, 'onRevoked' | 'people'>,
  caller: Caller,
  still: (caller: Caller) => boolean,
): { signal: AbortSignal } & Disposable => {
  const lost = new AbortController()
  const stop = access.onRevoked((revocation) => {
    if (revocation.personId !== caller.person.id || !isOfPerson(revocation)) return
    callerNow(access, caller).then(
      (now) => still(now) || lost.abort(),
      // Who they are cannot be told: nothing goes on for somebody unknown.
      () => lost.abort(),
    )
  })
  return { signal: lost.signal, [Symbol.dispose]: stop }
}
