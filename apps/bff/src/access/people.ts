import { randomBytes } from 'node:crypto'
import { Binding } from '@gantry/protocol/permissions'
import type { ChangePerson, Person } from '@gantry/protocol/session'
import * as z from 'zod'
import type { Database } from '../db/open.ts'
import type { UserTable } from '../db/tables.ts'
import type { Refused } from './access.ts'

const Bindings = z.array(Binding)

export const toPerson = (row: UserTable): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  disabled: row.disabled === 1,
  bindings: Bindings.parse(JSON.parse(row.bindings)),
  created: row.createdAt,
})

const newId = (): string => randomBytes(12).toString('hex')

/** The row of a person and of their password, as better-auth would have written them. */
export const insertPerson = async (
  step: Database,
  person: { name: string; email: string; bindings: Person['bindings'] },
  passwordHash: string,
): Promise<Person> => {
  const now = new Date().toISOString()
  const row: UserTable = {
    id: newId(),
    name: person.name,
    email: person.email.toLowerCase(),
    emailVerified: 0,
    image: null,
    createdAt: now,
    updatedAt: now,
    disabled: 0,
    bindings: JSON.stringify(person.bindings),
  }
  await step.insertInto('user').values(row).execute()
  await step
    .insertInto('account')
    .values({
      id: newId(),
      accountId: row.id,
      providerId: 'credential',
      userId: row.id,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  return toPerson(row)
}

/** Whether someone can do everything: an administrator of the whole of Gantry who is not disabled. */
const isAdministrator = (person: Person): boolean =>
  !person.disabled && person.bindings.some(({ role, scope }) => role === 'admin' && 'everything' in scope)

const lastAdministrator: Refused = {
  ok: false,
  status: 409,
  code: 'last-administrator',
  message: 'This is the last administrator of everything. Make somebody else one first.',
}

const noSuchPerson: Refused = {
  ok: false,
  status: 404,
  code: 'not-found',
  message: 'There is no such person.',
}

/**
 * Changes one person, or takes them away with `undefined`, unless nobody would be left who administers everything.
 * It reads, decides and writes in one transaction, so that two administrators cannot remove each other.
 */
export const alterPerson = (
  db: Database,
  id: string,
  change: ChangePerson | undefined,
): Promise<{ ok: true; before: Person; after: Person | undefined } | Refused> =>
  db.transaction().execute(async (step) => {
    const everybody = (await step.selectFrom('user').selectAll().execute()).map(toPerson)
    const before = everybody.find((person) => person.id === id)
    if (before === undefined) return noSuchPerson
    const after = change === undefined ? undefined : { ...before, ...given(change) }
    const left = everybody.map((person) => (person.id === id ? after : person))
    if (isAdministrator(before) && !left.some((person) => person !== undefined && isAdministrator(person))) {
      return lastAdministrator
    }
    if (after === undefined) {
      await step.deleteFrom('user').where('id', '=', id).execute()
    } else {
      await step
        .updateTable('user')
        .set({
          name: after.name,
          disabled: after.disabled ? 1 : 0,
          bindings: JSON.stringify(after.bindings),
          updatedAt: new Date().toISOString(),
        })
        .where('id', '=', id)
        .execute()
    }
    if (after === undefined || after.disabled)
      await step.deleteFrom('session').where('userId', '=', id).execute()
    return { ok: true, before, after }
  })

const given = (change: ChangePerson): Partial<Person> => ({
  ...(change.name === undefined ? {} : { name: change.name }),
  ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
  ...(change.bindings === undefined ? {} : { bindings: change.bindings }),
})
