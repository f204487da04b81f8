import { endpoint } from '../endpoint.ts'

/** The certificate that servers see, for those who add servers by hand. The key is in no answer of any kind (S34). */
export const readIdentity = endpoint({
  method: 'get',
  path: '/api/identity',
  authorize: { permission: 'servers.add' },
  handler: ({ context }) => ({ body: context.servers.identity() }),
})
