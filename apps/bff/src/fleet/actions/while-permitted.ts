import type { Access, Caller } from '../../access/access.ts'

/**
 * A signal that aborts when the person does not hold any more what something long needs. `still` is asked anew with the
 * person as they then are whenever their permissions change.
 */
export const whilePermitted = (
  access: Pick<Access, 'onRevoked' | 'people'>,
  caller: Caller,
  still: (caller: Caller) => boolean,
): { signal: AbortSignal } & Disposable => {
  const lost = new AbortController()
  const stop = access.onRevoked(({ personId, why }) => {
    if (personId !== caller.person.id || why !== 'permission') return
    access.people().then(
      (people) => {
        const person = people.find(({ id }) => id === personId)
        if (person === undefined || !still({ ...caller, person })) lost.abort()
      },
      // Who they are cannot be told: nothing goes on for somebody unknown.
      () => lost.abort(),
    )
  })
  return { signal: lost.signal, [Symbol.dispose]: stop }
}
