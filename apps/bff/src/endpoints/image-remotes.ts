import { AddImageRemote } from '@gantry/protocol/image-remotes'
import { endpoint, refuse } from '../endpoint.ts'

export const listImageRemotes = endpoint({
  method: 'get',
  path: '/api/image-remotes',
  authorize: 'signed-in',
  handler: async ({ context }) => ({ body: await context.images.list() }),
})

export const addImageRemote = endpoint({
  method: 'post',
  path: '/api/image-remotes',
  body: AddImageRemote,
  authorize: { permission: 'servers.add' },
  audit: { action: 'image-remote.add', target: ({ body }) => body.name },
  handler: async ({ body, context }) => {
    const added = await context.images.add(body)
    return added.ok ? { status: 201, body: added.remote } : refuse(400, 'refused', added.message)
  },
})

export const removeImageRemote = endpoint({
  method: 'delete',
  path: '/api/image-remotes/:id',
  authorize: { permission: 'servers.add' },
  audit: { action: 'image-remote.remove', target: ({ params }) => params.id },
  handler: async ({ params, context }) =>
    (await context.images.remove(params.id))
      ? { status: 204 }
      : refuse(404, 'not-found', 'There is no such image remote'),
})

export const listCatalogue = endpoint({
  method: 'get',
  path: '/api/image-remotes/:id/images',
  authorize: 'signed-in',
  handler: async ({ params, context }) => {
    const answer = await context.images.catalogue(params.id)
    if (answer.ok) return { body: answer.catalogue }
    return refuse(answer.code === 'not-found' ? 404 : 502, answer.code, answer.message)
  },
})
