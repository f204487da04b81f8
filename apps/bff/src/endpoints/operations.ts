import * as z from 'zod/mini'
import { endpoint } from '../endpoint.ts'
import { projectionOf, seesOperation } from '../fleet/projection.ts'

const text = z.optional(z.string().check(z.maxLength(300)))

const Filter = z.object({
  server: text,
  project: text,
  instance: text,
  person: text,
  status: text,
  text,
  before: text,
})

/** Operations that ended, of any server, newest first. */
export const listOperations = endpoint({
  method: 'get',
  path: '/api/operations',
  query: Filter,
  authorize: 'signed-in',
  handler: async ({ query, context, caller }) => {
    const sight = projectionOf(caller.person.bindings)
    return { body: await context.operations.page({ ...query, visible: (row) => seesOperation(sight, row) }) }
  },
})
