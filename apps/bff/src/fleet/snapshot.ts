import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Fleet } from './fleet.ts'
import { type Projection, seesInstance } from './projection.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

const compress: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 5 }),
  identity: async (bytes) => bytes,
}

/** Bodies kept; each is at most some hundred kB. */
const kept = 32

/**
 * The bodies of `GET /api/fleet/instances`. One is made for each sight and encoding and given to everybody until
 * the next batch, so that twenty browsers that come back at once cost one compression.
 */
export class Snapshots {
  readonly #fleet: Pick<Fleet, 'instances' | 'seq'>
  readonly #bodies = new Map<string, { seq: number; body: Promise<Buffer> }>()

  constructor(fleet: Pick<Fleet, 'instances' | 'seq'>) {
    this.#fleet = fleet
  }

  body(sight: Projection, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${sight.key}`
    const seq = this.#fleet.seq()
    const known = this.#bodies.get(key)
    if (known?.seq === seq) return known.body
    const rows = [...this.#fleet.instances()].filter((row) => seesInstance(sight, row))
    const body = compress[encoding](Buffer.from(JSON.stringify({ seq, rows })))
    this.#bodies.delete(key)
    this.#bodies.set(key, { seq, body })
    for (const oldest of this.#bodies.keys()) {
      if (this.#bodies.size <= kept) break
      this.#bodies.delete(oldest)
    }
    return body
  }
}

/** The best encoding of an `Accept-Encoding`; one with `q=0` is refused by the browser. */
export function encodingFor(accepted: string | undefined): Encoding {
  const offers = new Set(
    (accepted ?? '')
      .split(',')
      .map((offer) => offer.trim().toLowerCase().split(';'))
      .filter(([, quality]) => quality === undefined || !/^\s*q=0(\.0*)?\s*$/.test(quality))
      .map(([name = '']) => name),
  )
  return offers.has('br') ? 'br' : offers.has('gzip') ? 'gzip' : 'identity'
}
