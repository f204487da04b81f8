import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recording } from '@gantry/protocol/recording'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Caller } from '../src/access/access.ts'
import { type Database, openDatabase } from '../src/db/open.ts'
import { createRecordings } from '../src/recordings/create-recordings.ts'
import type { Recordings } from '../src/recordings/recordings.ts'
import { until } from './harness.ts'

let folder: string
let db: Database
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gantry-recordings-'))
  db = await openDatabase(folder)
})
afterEach(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
})

const caller: Caller = {
  person: {
    id: 'ada',
    name: 'Ada',
    email: 'ada@example.org',
    disabled: false,
    bindings: [],
    created: '2026-01-01T00:00:00Z',
  },
  sessionId: 'one',
}
const what = { instance: 'abcdef12/default/web', command: ['sh'], caller, size: { cols: 80, rows: 24 } }
const open = (): Recordings =>
  createRecordings({ db, dataFolder: folder, key: Buffer.alloc(32, 7), log: pino({ level: 'silent' }) })
const set = (recordings: Recordings, retentionDays = 30): Promise<void> =>
  recordings.change({ roles: [], servers: ['abcdef12'], strict: true, retentionDays })
const textOf = async (recordings: Recordings, id: string): Promise<string> => {
  let text = ''
  for await (const part of (await recordings.read(id)) ?? []) text += part
  return text
}

it('ends at the next start what the end of Gantry cut off, as far as it goes', async () => {
  await using first = open()
  await set(first)
  const recorder = await first.begin(what, () => undefined)
  recorder?.output(Buffer.from('seen before the power failed'))
  const id = (await first.list(''))[0]?.id ?? ''
  await until('it is on the disk', async () => (await textOf(first, id)).includes('power'))

  await using second = open()
  const ended = await until('it is ended', async () =>
    (await second.list('')).find((one) => one.ended !== null),
  )
  expect(ended).toMatchObject({ id, failed: true } satisfies Partial<Recording>)
  expect(ended.bytes).toBeGreaterThan(0)
  expect(await textOf(second, id)).toContain('seen before the power failed')
})

it('removes at its start what is too old, and says whether there was one to remove', async () => {
  await using first = open()
  await set(first, 1)
  for (const _ of [1, 2]) {
    const recorder = await first.begin(what, () => undefined)
    if (recorder) await first.end(recorder)
  }
  const [one, other] = await first.list('')
  await db
    .updateTable('recording')
    .set({ started: '2026-01-01T00:00:00.000Z' })
    .where('id', '=', one?.id ?? '')
    .execute()
  await using second = open()
  await until('it is gone', async () => (await second.list('')).length === 1)
  expect((await second.list(''))[0]?.id).toBe(other?.id)
  expect(await second.remove(one?.id ?? '')).toBe(false)
  expect(await second.remove(other?.id ?? '')).toBe(true)
  expect(await second.list('')).toEqual([])
})

it('lists nothing of a session whose file could not be made', async () => {
  await using recordings = open()
  await set(recordings)
  await writeFile(join(folder, 'recordings'), 'no folder')
  await expect(recordings.begin(what, () => undefined)).rejects.toThrow()
  expect(await recordings.list('')).toEqual([])
})
