import { createHash } from 'node:crypto'
import type { getAdapter } from 'better-auth/db/adapter'

type Adapter = Awaited<ReturnType<typeof getAdapter>>
type Step = Omit<Adapter, 'transaction'>
type Where = Parameters<Adapter['findOne']>[0]['where']

/** What stands in the database instead of a session's token. */
const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * better-auth 1.7 stores session tokens as they are. This adapter lies between it and the database: tokens are
 * hashed on the way in and in every condition, and a row that was found by its token gets that token back, so that
 * better-auth does not notice. Who reads the database cannot take a session over (S28).
 */
export const hashedSessions = (adapter: Adapter): Adapter => ({
  ...hashedStep(adapter),
  transaction: (run) => adapter.transaction((step) => run(hashedStep(step))),
})

const hashedStep = (adapter: Step): Step => ({
  ...adapter,
  create: async (request) => {
    const token = request.model === 'session' ? request.data['token'] : undefined
    if (typeof token !== 'string') return adapter.create(request)
    return withToken(
      await adapter.create({ ...request, data: { ...request.data, token: tokenHash(token) } }),
      token,
    )
  },
  findOne: async (request) => withToken(await adapter.findOne(hashed(request)), tokenOf(request)),
  findMany: (request) =>
    adapter.findMany(request.where === undefined ? request : hashed({ ...request, where: request.where })),
  update: async (request) => withToken(await adapter.update(hashed(request)), tokenOf(request)),
  updateMany: (request) => adapter.updateMany(hashed(request)),
  delete: (request) => adapter.delete(hashed(request)),
  deleteMany: (request) => adapter.deleteMany(hashed(request)),
  consumeOne: async (request) => withToken(await adapter.consumeOne(hashed(request)), tokenOf(request)),
})

const tokenOf = ({ model, where }: { model: string; where: Where }): string | undefined => {
  const value = where.find(({ field }) => field === 'token')?.value
  return model === 'session' && typeof value === 'string' ? value : undefined
}

const hashed = <R extends { model: string; where: Where }>(request: R): R =>
  request.model !== 'session'
    ? request
    : {
        ...request,
        where: request.where.map((condition) =>
          condition.field === 'token' && typeof condition.value === 'string'
            ? { ...condition, value: tokenHash(condition.value) }
            : condition,
        ),
      }

const withToken = <T>(row: T, token: string | undefined): T => {
  if (token !== undefined && typeof row === 'object' && row !== null) Object.assign(row, { token })
  return row
}
