import type { IncomingMessage } from 'node:http'
import { allows, type Permission, type Target } from '@gantry/protocol/permissions'
import type { AddPerson, ChangePerson, Person, SessionEntry, Setup, SignIn } from '@gantry/protocol/session'

/** Who asks: the person as they are now, and the session they ask in. */
export type Caller = { person: Person; sessionId: string }

/** A session as the answer to its request needs it: `cookie` is the whole `Set-Cookie` value. */
type SignedIn = { caller: Caller; expires: string; cookie: string }

/** `expired`: nobody signed out; the session was not used for too long, or has reached its longest life. */
export type Revocation = {
  personId: string
  sessionId?: string
  why: 'signed-out' | 'expired' | 'permission'
}

export type Refused = {
  ok: false
  status: number
  code: string
  message: string
  fields?: Record<string, string>
}

/** Where a request came from, as the list of sessions shows it. */
export type Origin = { address: string; agent: string }

type PersonAnswer = { ok: true; person: Person } | Refused

/** People, their sessions, and what they may do. better-auth keeps the passwords and sessions. */
export interface Access extends AsyncDisposable {
  /**
   * The signed-in person of a request (cookie), or undefined. Takes the request of an upgrade too. Any method but GET and
   * HEAD counts as use of the session.
   */
  caller(request: IncomingMessage): Promise<Caller | undefined>
  /** When the session ends unless it is used, at most 12 h after login. */
  expires(sessionId: string): string | undefined
  /** A session ended, a person was disabled, or bindings changed: sockets of theirs close within 1 s (S4). */
  onRevoked(listener: (revocation: Revocation) => void): () => void
  /** Whether nobody exists yet. */
  needsSetup(): Promise<boolean>
  /** A fresh single-use token; replaces the one before. Only its hash is stored (S25). */
  newSetupToken(): Promise<string>
  setup(setup: Setup, from: Origin): Promise<({ ok: true } & SignedIn) | Refused>
  signIn(signIn: SignIn, from: Origin): Promise<({ ok: true } & SignedIn) | Refused>
  signOut(caller: Caller): Promise<void>
  sessions(caller: Caller): Promise<SessionEntry[]>
  /** Ends one of the person's own sessions; false when there is no such one. */
  endSession(caller: Caller, sessionId: string): Promise<boolean>
  changePassword(caller: Caller, change: { current: string; next: string }): Promise<{ ok: true } | Refused>
  people(): Promise<Person[]>
  addPerson(person: AddPerson): Promise<PersonAnswer>
  changePerson(id: string, change: ChangePerson): Promise<PersonAnswer>
  removePerson(id: string): Promise<{ ok: true } | Refused>
}

/** The one place where the BFF decides; `allows` is shared with the browser. */
export const may = (caller: Caller, permission: Permission, target: Target = {}): boolean =>
  !caller.person.disabled && allows(caller.person.bindings, permission, target)
