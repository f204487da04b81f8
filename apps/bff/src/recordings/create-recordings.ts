import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { allows, grants } from '@gantry/protocol/permissions'
import { type Recording, RecordingSettings } from '@gantry/protocol/recording'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Caller } from '../access/access.ts'
import type { Database } from '../db/open.ts'
import type { RecordingTable } from '../db/tables.ts'
import { Recorder } from './recorder.ts'
import type { Recordings } from './recordings.ts'
import { createSealedFile, readSealedFile } from './sealed-file.ts'

const off: RecordingSettings = { roles: [], servers: [], strict: true, retentionDays: 90 }
const settingName = 'recording'
const sweepMs = 60 * 60_000
const dayMs = 24 * 60 * 60_000

const fromRow = (row: RecordingTable): Recording => ({
  id: row.id,
  instance: row.instance,
  command: z.array(z.string()).parse(JSON.parse(row.command)),
  person: { id: row.person_id, name: row.person_name },
  started: row.started,
  ended: row.ended,
  bytes: row.bytes,
  failed: row.failed === 1,
})

/** Whether one of the roles is what lets the person work in this instance. */
const isByRole = ({ person }: Caller, roles: RecordingSettings['roles'], instance: InstanceKey): boolean => {
  const { server, project } = splitInstanceKey(instance)
  return person.bindings.some(
    (binding) =>
      roles.includes(binding.role) &&
      grants[binding.role].has('instances.exec') &&
      allows([binding], 'instances.exec', { server, project }),
  )
}

export const createRecordings = (parts: {
  db: Database
  dataFolder: string
  /** 32 bytes. */
  key: Buffer
  log: Logger
}): Recordings => {
  const { db, key, log } = parts
  const folder = join(parts.dataFolder, 'recordings')
  const fileOf = (id: string): string => join(folder, `${id}.sealed`)
  const ids = new Map<Recorder, string>()

  const settings = async (): Promise<RecordingSettings> => {
    const row = await db
      .selectFrom('setting')
      .select('value')
      .where('name', '=', settingName)
      .executeTakeFirst()
    return row === undefined ? off : RecordingSettings.parse(JSON.parse(row.value))
  }
  const remove = async (id: string): Promise<boolean> => {
    const row = await db.selectFrom('recording').select('id').where('id', '=', id).executeTakeFirst()
    if (row === undefined) return false
    await rm(fileOf(row.id), { force: true })
    await db.deleteFrom('recording').where('id', '=', row.id).execute()
    return true
  }
  const sweep = async (): Promise<void> => {
    const before = new Date(Date.now() - (await settings()).retentionDays * dayMs).toISOString()
    const old = await db.selectFrom('recording').select('id').where('started', '<', before).execute()
    for (const { id } of old) if (![...ids.values()].includes(id)) await remove(id)
  }
  const swept = (): void => {
    sweep().catch((error: unknown) => log.error({ err: error }, 'old recordings could not be removed'))
  }
  /** Those that the end of an earlier Gantry cut off: they are as long as their files. */
  const endCutOff = async (): Promise<void> => {
    const open = await db
      .selectFrom('recording')
      .select(['id', 'started'])
      .where('ended', 'is', null)
      .execute()
    for (const { id, started } of open) {
      if ([...ids.values()].includes(id)) continue
      const file = await stat(fileOf(id)).catch(() => undefined)
      const cut = { bytes: file?.size ?? 0, ended: file?.mtime.toISOString() ?? started, failed: 1 }
      await db.updateTable('recording').set(cut).where('id', '=', id).execute()
    }
  }
  const starting = endCutOff().catch((error: unknown) =>
    log.error({ err: error }, 'recordings that were cut off could not be ended'),
  )
  void starting.then(swept)
  const sweeping = setInterval(swept, sweepMs)
  sweeping.unref()

  return {
    settings,
    async change(next) {
      const value = JSON.stringify(next)
      await db
        .insertInto('setting')
        .values({ name: settingName, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
      swept()
    },

    async begin({ instance, command, caller, size }, onFailed) {
      const { roles, servers, strict } = await settings()
      if (!servers.includes(splitInstanceKey(instance).server) && !isByRole(caller, roles, instance))
        return undefined
      const id = randomBytes(16).toString('hex')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { name } = splitInstanceKey(instance)
      const file = await createSealedFile(fileOf(id), key, id)
      const row = {
        id,
        instance,
        command: JSON.stringify(command),
        person_id: caller.person.id,
        person_name: caller.person.name,
        started: new Date().toISOString(),
        ended: null,
        bytes: 0,
        failed: 0,
      }
      try {
        await starting
        await db.insertInto('recording').values(row).execute()
      } catch (error) {
        await file.close()
        await rm(fileOf(id), { force: true })
        throw error
      }
      const recorder = new Recorder(file, size, `${name}: ${command.join(' ')}`.slice(0, 200), (error) => {
        log.error({ err: error }, 'a terminal could not be recorded any more')
        onFailed(strict)
      })
      ids.set(recorder, id)
      return recorder
    },

    async end(recorder) {
      const id = ids.get(recorder)
      if (id === undefined) return
      const { bytes, failed } = await recorder.close()
      const ended = new Date().toISOString()
      await db
        .updateTable('recording')
        .set({ bytes, failed: failed ? 1 : 0, ended })
        .where('id', '=', id)
        .execute()
      ids.delete(recorder)
    },

    async list(text) {
      const rows = await db
        .selectFrom('recording')
        .selectAll()
        .orderBy('started', 'desc')
        .limit(5_000)
        .execute()
      const wanted = text.toLowerCase()
      return rows
        .map(fromRow)
        .filter(({ instance, command, person }) =>
          [instance, command.join(' '), person.name].some((part) => part.toLowerCase().includes(wanted)),
        )
        .slice(0, 500)
    },

    async read(id) {
      const row = await db.selectFrom('recording').select('id').where('id', '=', id).executeTakeFirst()
      return row && readSealedFile(fileOf(row.id), key, row.id)
    },

    remove,
    async [Symbol.asyncDispose]() {
      clearInterval(sweeping)
      await starting
      await Promise.all([...ids.keys()].map((recorder) => this.end(recorder)))
    },
  }
}
