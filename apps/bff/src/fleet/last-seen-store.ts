import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import { type LastSeen, type Picture, SeenFacts, SeenRows } from './last-seen.ts'

/*
 * A picture is gzip over lines of JSON: the facts, then the rows, some hundred in an array on each line. Everybody's
 * sockets wait while one text of 5,000 rows is made or checked (50 ms); with a line at a time they hardly do.
 */

const rowsInLine = 200

/** Pictures in the database, one row for each server. */
export function lastSeenStore({ db, log }: { db: Database; log: Logger }): LastSeen {
  return {
    async load(server) {
      const stored = await db
        .selectFrom('last_seen')
        .selectAll()
        .where('server', '=', server)
        .executeTakeFirst()
      if (!stored) return undefined
      try {
        return { at: stored.at, ...(await unpack(stored.picture)) }
      } catch (error) {
        log.warn({ server, err: error }, 'what a server looked like cannot be read, and is forgotten')
        await db.deleteFrom('last_seen').where('server', '=', server).execute()
        return undefined
      }
    },

    async save(server, { at, ...rest }) {
      const picture = await pack(rest)
      await db
        .insertInto('last_seen')
        .columns(['server', 'at', 'picture'])
        // Out of the servers that are there: it may have been removed while its picture was packed.
        .expression((it) =>
          it
            .selectFrom('server')
            .select(({ val }) => ['server.id', val(at).as('at'), val(picture).as('picture')])
            .where('server.id', '=', server),
        )
        .onConflict((conflict) =>
          conflict
            .column('server')
            .doUpdateSet((it) => ({ at: it.ref('excluded.at'), picture: it.ref('excluded.picture') })),
        )
        .execute()
    },

    async stillSeen(servers, at) {
      if (servers.length === 0) return
      await db.updateTable('last_seen').set({ at }).where('server', 'in', servers).execute()
    },
  }
}

type Packed = Omit<Picture, 'at'>

async function pack({ facts, rows }: Packed): Promise<Buffer> {
  const gzip = createGzip({ level: 1 })
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    gzip.once('end', resolve)
    gzip.once('error', reject)
  })
  gzip.write(`${JSON.stringify(facts)}\n`)
  for (let from = 0; from < rows.length; from += rowsInLine) {
    await setImmediate()
    gzip.write(`${JSON.stringify(rows.slice(from, from + rowsInLine))}\n`)
  }
  gzip.end()
  await ended
  return Buffer.concat(chunks)
}

async function unpack(picture: Uint8Array): Promise<Packed> {
  const [facts = '', ...lines] = (await promisify(gunzip)(picture)).toString().trimEnd().split('\n')
  const rows: InstanceRow[] = []
  for (const line of lines) {
    rows.push(...SeenRows.parse(JSON.parse(line)))
    await setImmediate()
  }
  return { facts: SeenFacts.parse(JSON.parse(facts)), rows }
}
