import * as z from 'zod/mini'
import { Binding } from './permissions.ts'
import { Timestamp } from './text.ts'

/** The signed-in person as the browser knows them. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  disabled: z.boolean(),
  bindings: z.array(Binding),
  created: Timestamp,
})
export type Person = z.infer<typeof Person>

/**
 * `GET /api/session`. `setup` means that nobody exists yet and a setup link is needed; it carries nothing else
 * (S21).
 */
export const Session = z.discriminatedUnion('state', [
  z.object({ state: z.literal('setup') }),
  z.object({ state: z.literal('signed-out') }),
  z.object({ state: z.literal('signed-in'), person: Person, version: z.string(), expires: Timestamp }),
])
export type Session = z.infer<typeof Session>

const Password = z
  .string()
  .check(z.minLength(8, 'At least 8 characters'), z.maxLength(128, 'At most 128 characters'))
const Email = z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/, 'An e-mail address, like ada@example.org'))

/** `POST /api/setup`: makes the first administrator, with the single-use token of the setup link, and signs in. */
export const Setup = z.object({
  token: z.string(),
  name: z.string().check(z.minLength(1, 'A name'), z.maxLength(100)),
  email: Email,
  password: Password,
})
export type Setup = z.infer<typeof Setup>

/** `POST /api/sign-in`. The answer is the same for an unknown address and a wrong password (S26). */
export const SignIn = z.object({ email: Email, password: z.string().check(z.minLength(1, 'The password')) })
export type SignIn = z.infer<typeof SignIn>

/** `POST /api/people` (permission `people.manage`). */
export const AddPerson = z.object({
  name: z.string().check(z.minLength(1, 'A name'), z.maxLength(100)),
  email: Email,
  password: Password,
  bindings: z.array(Binding),
})
export type AddPerson = z.infer<typeof AddPerson>

/** `PATCH /api/people/:id`: bindings replace the present ones; disabling ends every session of that person. */
export const ChangePerson = z.object({
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  disabled: z.optional(z.boolean()),
  bindings: z.optional(z.array(Binding)),
})
export type ChangePerson = z.infer<typeof ChangePerson>

/** `GET /api/session/list`: the sessions of the signed-in person; each but this one can be ended. */
export const SessionEntry = z.object({
  id: z.string(),
  current: z.boolean(),
  created: Timestamp,
  used: Timestamp,
  address: z.string(),
  agent: z.string(),
})
export type SessionEntry = z.infer<typeof SessionEntry>
