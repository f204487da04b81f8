import { randomBytes, X509Certificate } from 'node:crypto'
import { fetchCatalogue } from '@gantry/lxd-client/simplestreams'
import type { AddImageRemote, Catalogue } from '@gantry/protocol/image-remotes'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { httpsTransport } from './https-transport.ts'
import type { CatalogueAnswer, ImageRemotes } from './image-remotes.ts'

type Parts = {
  db: Kysely<Tables>
  checkAddress: (ip: string) => string | undefined
  now?: () => number
}

type Remote = { url: string; certificate: string | null }
type Kept = { at: number; catalogue: Catalogue }

/** Catalogues change a few times a day. */
const freshMs = 3_600_000

export function createImageRemotes({ db, checkAddress, now = Date.now }: Parts): ImageRemotes {
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<CatalogueAnswer>>()
  const disposal = new AbortController()

  const fetchNow = async (id: string, remote: Remote): Promise<CatalogueAnswer> => {
    const url = new URL(remote.url)
    const transport = httpsTransport({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 443 : Number(url.port),
      certificate: remote.certificate,
      checkAddress,
      signal: disposal.signal,
    })
    const answer = await fetchCatalogue(transport, { base: url.pathname.replace(/\/+$/, '') })
    const before = kept.get(id)
    if (!answer.ok) {
      // An hour-old catalogue is better than none, as long as it says why it is old.
      if (before) return { ok: true, catalogue: { ...before.catalogue, problem: answer.message } }
      return { ok: false, code: 'unreachable', message: answer.message }
    }
    const catalogue = { fetched: new Date(now()).toISOString(), images: answer.value }
    kept.set(id, { at: now(), catalogue })
    return { ok: true, catalogue }
  }

  return {
    list: () =>
      db.selectFrom('image_remote').select(['id', 'name', 'url', 'certificate']).orderBy('name').execute(),
    async add(asked) {
      const problem = problemOf(asked)
      if (problem !== undefined) return { ok: false, message: problem }
      const remote = { id: randomBytes(8).toString('hex'), ...asked, url: asked.url.replace(/\/+$/, '') }
      const inserted = await db
        .insertInto('image_remote')
        .values({ ...remote, added: new Date(now()).toISOString() })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst()
      if (inserted.numInsertedOrUpdatedRows === 0n) {
        return { ok: false, message: `There is an image remote called ${asked.name} already.` }
      }
      return { ok: true, remote }
    },
    async remove(id) {
      const removed = await db.deleteFrom('image_remote').where('id', '=', id).executeTakeFirst()
      kept.delete(id)
      return removed.numDeletedRows > 0n
    },
    async catalogue(id) {
      const remote = await db.selectFrom('image_remote').selectAll().where('id', '=', id).executeTakeFirst()
      if (!remote) return { ok: false, code: 'not-found', message: 'There is no such image remote.' }
      const known = kept.get(id)
      if (known && now() - known.at < freshMs) return { ok: true, catalogue: known.catalogue }
      const fetching = underWay.get(id) ?? fetchNow(id, remote).finally(() => underWay.delete(id))
      underWay.set(id, fetching)
      return fetching
    },
    async [Symbol.asyncDispose](): Promise<void> {
      disposal.abort()
      await Promise.all(underWay.values())
    },
  }
}

function problemOf({ url, certificate }: AddImageRemote): string | undefined {
  if (!URL.canParse(url)) return 'That is no address.'
  const { protocol, username, password, search, hash } = new URL(url)
  if (protocol !== 'https:') return 'An image remote is read over https only.'
  if (username || password || search || hash) return 'The address must hold no password, query or fragment.'
  if (certificate === null) return undefined
  try {
    new X509Certificate(certificate)
    return undefined
  } catch {
    return 'The certificate is not in PEM form.'
  }
}
