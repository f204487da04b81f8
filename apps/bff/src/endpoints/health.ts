import { endpoint } from '../endpoint.ts'

/** For probes: it says that we answer, and nothing else (S21). */
export const health = endpoint({
  method: 'get',
  path: '/api/health',
  authorize: 'anyone',
  handler: () => ({ body: { ok: true } }),
})
