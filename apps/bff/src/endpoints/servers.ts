import { allowsSomewhere } from '@gantry/protocol/permissions'
import { AddServer, ChangeServer, ImportServers, PinServer, PreviewServer } from '@gantry/protocol/servers'
import { may } from '../access/access.ts'
import type { Context } from '../context.ts'
import { type Answer, endpoint, refuse } from '../endpoint.ts'
import { refusedAnswer } from './refused.ts'

/** Adding, changing and removing servers is for administrators of everything (S38). */
const authorize = { permission: 'servers.add' } as const

const rowAnswer = (context: Context, id: string, status: number): Answer => {
  const row = context.fleet.server(id)
  return row === undefined
    ? refuse(404, 'not-found', 'There is no such server in Gantry.')
    : { status, body: row }
}

/** The servers on which the person may see something. */
export const listServers = endpoint({
  method: 'get',
  path: '/api/servers',
  authorize: 'signed-in',
  handler: ({ context, caller }) => {
    const { bindings } = caller.person
    const visible = (id: string) =>
      may(caller, 'view', { server: id }) ||
      allowsSomewhere(
        bindings.filter(({ scope }) => 'server' in scope && scope.server === id),
        'view',
      )
    return { body: context.fleet.servers().filter(({ id }) => visible(id)) }
  },
})

/** A POST because it makes connections; it changes nothing, and the record says who had Gantry look at what. */
export const previewServer = endpoint({
  method: 'post',
  path: '/api/servers/preview',
  body: PreviewServer,
  authorize,
  audit: { action: 'server.preview', target: ({ body }) => targetOf(body) },
  limits: [{ max: 60, windowMs: 300_000, by: 'person' }],
  handler: async ({ body, context }) => ({ body: await context.servers.preview(body) }),
})

export const addServer = endpoint({
  method: 'post',
  path: '/api/servers',
  body: AddServer,
  authorize,
  audit: { action: 'server.add', target: ({ body }) => body.name },
  limits: [{ max: 60, windowMs: 300_000, by: 'person' }],
  handler: async ({ body, context }) => {
    const answer = await context.servers.add(body)
    if (!answer.ok) return refusedAnswer(answer)
    const row = rowAnswer(context, answer.server.id, 201)
    return row === 'sent' ? row : { ...row, audit: { server: answer.server.id } }
  },
})

export const discoverServers = endpoint({
  method: 'get',
  path: '/api/servers/discovered',
  authorize,
  handler: async ({ context }) => ({ body: await context.servers.discover() }),
})

export const importServers = endpoint({
  method: 'post',
  path: '/api/servers/import',
  body: ImportServers,
  authorize,
  audit: { action: 'server.import', target: ({ body }) => body.folder },
  limits: [{ max: 20, windowMs: 300_000, by: 'person' }],
  handler: async ({ body, context }) => {
    const answer = await context.servers.importFolder(body.folder)
    return answer.ok ? { body: answer.results } : refusedAnswer(answer)
  },
})

export const changeServer = endpoint({
  method: 'patch',
  path: '/api/servers/:id',
  body: ChangeServer,
  authorize,
  audit: { action: 'server.change', target: ({ params }) => params.id, server: ({ id }) => id },
  handler: async ({ params, body, context }) => {
    const answer = await context.servers.change(params.id, body)
    return answer.ok ? rowAnswer(context, params.id, 200) : refusedAnswer(answer)
  },
})

export const removeServer = endpoint({
  method: 'delete',
  path: '/api/servers/:id',
  authorize,
  audit: { action: 'server.remove', target: ({ params }) => params.id, server: ({ id }) => id },
  handler: async ({ params, context }) => {
    const name = context.servers.get(params.id)?.name ?? params.id
    const answer = await context.servers.remove(params.id)
    return answer.ok ? { status: 204, audit: { target: name } } : refusedAnswer(answer)
  },
})

export const pinServer = endpoint({
  method: 'post',
  path: '/api/servers/:id/pin',
  body: PinServer,
  authorize,
  audit: {
    action: 'server.pin',
    target: ({ params, body }) => `${params.id} ${body.fingerprint}`,
    server: ({ id }) => id,
  },
  handler: async ({ params, body, context }) => {
    const answer = await context.servers.repin(params.id, body.fingerprint)
    return answer.ok ? rowAnswer(context, params.id, 200) : refusedAnswer(answer)
  },
})

export const retryServer = endpoint({
  method: 'post',
  path: '/api/servers/:id/retry',
  authorize: { permission: 'view', target: ({ id }) => ({ server: id }) },
  audit: 'server.retry',
  limits: [{ max: 60, windowMs: 60_000, by: 'person' }],
  handler: ({ params, context }) => {
    if (context.servers.get(params.id) === undefined) {
      return refuse(404, 'not-found', 'There is no such server in Gantry.')
    }
    context.fleet.retry(params.id)
    return rowAnswer(context, params.id, 202)
  },
})

/** What a preview looked at, without the secret inside a token. */
const targetOf = (body: PreviewServer): string => {
  if (body.way === 'unix') return body.socket
  return body.way === 'password' ? body.addresses.join(', ') : 'a trust token'
}
