import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Caller } from '../access/access.ts'
import type { Limit } from '../endpoint.ts'
import { Refusal } from './refusal.ts'

type Who = { caller: Caller | undefined; body: unknown }

/** Counts requests of one endpoint; beyond a limit the request is refused with 429 and `Retry-After`. */
export const createLimits = (
  limits: readonly Limit[],
): ((request: Request, response: Response, who: Who) => Promise<void>) => {
  // express-rate-limit's key is made from the request alone; what is known of its sender besides is kept here.
  const known = new WeakMap<Request, Who>()
  const counters = limits.map((limit) => counter(limit, known))
  return async (request, response, who) => {
    known.set(request, who)
    for (const count of counters) {
      await new Promise<void>((resolve, reject) => {
        const next = (error?: unknown) => (error === undefined ? resolve() : reject(error))
        void count(request, response, next)
      })
    }
  }
}

const counter = ({ max, windowMs, by, onlyFailures }: Limit, known: WeakMap<Request, Who>): RequestHandler =>
  rateLimit({
    windowMs,
    limit: max,
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: onlyFailures === true,
    // It warns about configurations that are not ours: trusted proxies are set from the configuration alone.
    validate: false,
    keyGenerator: (request) => keyOf(request, by, known.get(request)),
    handler: (request, response, next) => {
      const rate = 'rateLimit' in request ? request.rateLimit : undefined
      const reset =
        typeof rate === 'object' && rate !== null && 'resetTime' in rate ? rate.resetTime : undefined
      const seconds =
        reset instanceof Date ? Math.max(1, Math.ceil((reset.getTime() - Date.now()) / 1000)) : 60
      response.setHeader('Retry-After', String(seconds))
      next(
        new Refusal({
          status: 429,
          code: 'too-many',
          message: `Too many requests. Try again in ${seconds} seconds.`,
        }),
      )
    },
  })

const keyOf = (request: Request, by: Limit['by'], who: Who | undefined): string => {
  // A whole /56 counts as one: whoever has an IPv6 address has that many.
  const address = ipKeyGenerator(request.ip ?? '', 56)
  if (by === 'address') return address
  if (by === 'person') return who?.caller?.person.id ?? address
  const body = who?.body
  const value =
    typeof body === 'object' && body !== null ? new Map(Object.entries(body)).get(by.field) : undefined
  return String(value).toLowerCase()
}
