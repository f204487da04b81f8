import { AddPerson, ChangePerson } from '@gantry/protocol/session'
import { endpoint } from '../endpoint.ts'
import { refusedAnswer } from './refused.ts'

const authorize = { permission: 'people.manage' } as const

export const listPeople = endpoint({
  method: 'get',
  path: '/api/people',
  authorize,
  handler: async ({ context }) => ({ body: await context.access.people() }),
})

export const addPerson = endpoint({
  method: 'post',
  path: '/api/people',
  body: AddPerson,
  authorize,
  audit: { action: 'person.add', target: ({ body }) => body.email },
  handler: async ({ body, context }) => {
    const answer = await context.access.addPerson(body)
    return answer.ok ? { status: 201, body: answer.person } : refusedAnswer(answer)
  },
})

export const changePerson = endpoint({
  method: 'patch',
  path: '/api/people/:id',
  body: ChangePerson,
  authorize,
  audit: 'person.change',
  handler: async ({ params, body, context }) => {
    const answer = await context.access.changePerson(params.id, body)
    return answer.ok ? { body: answer.person } : refusedAnswer(answer)
  },
})

export const removePerson = endpoint({
  method: 'delete',
  path: '/api/people/:id',
  authorize,
  audit: 'person.remove',
  handler: async ({ params, context }) => {
    const answer = await context.access.removePerson(params.id)
    return answer.ok ? { status: 204 } : refusedAnswer(answer)
  },
})
