import type { InstanceRow } from '@gantry/protocol/instance-row'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import { type ApiFailure, toFailure } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { download, saveFile } from '../../../api/save-file.ts'
import { onSessionEnd } from '../../../api/session-end.ts'
import { whileOpen } from '../../../api/while-open.ts'
import { backups as words } from '../../../i18n/en/backups.ts'
import { live } from '../../../live/live.ts'
import { createSlice, soon } from '../../../live/slice.ts'
import { toast } from '../../../ui/toast.tsx'
import { type BackupForm, backupBody } from './backup-form.ts'
import { backupUrl } from './backup-url.ts'
import { kindOfFile } from './file-kind.ts'
import { canReceive, receiveFile, sweepReceived } from './receive-file.ts'

/** An export straight to the disk, while it runs; one that failed stays until it is dismissed. */
export type DiskExport = {
  /** The backup that is made for it. */
  backup: string
  server: string
  project: string
  /** The instance. */
  name: string
  stage: 'packing' | 'receiving' | 'ending' | 'failed'
  /** The operation that packs. */
  operation: string | undefined
  received: number
  total: number | undefined
  failure: ApiFailure | undefined
  cancel: () => void
}

/** Outside of React: it goes on when the person looks at another page. */
export const diskExports = createSlice<readonly DiskExport[]>([], soon)

const change = (backup: string, part: Partial<DiskExport>): void =>
  diskExports.set(diskExports.get().map((each) => (each.backup === backup ? { ...each, ...part } : each)))

export const dismissExport = (backup: string): void =>
  diskExports.set(diskExports.get().filter((each) => each.backup !== backup))

/** Should this window not live to delete it, the server does. `lxc export` gives its own backups a day too. */
const expiry = (): string => new Date(Date.now() + 24 * 3_600_000).toISOString()

/** The body once more, with its first piece looked at. */
async function* watched(
  body: AsyncIterable<Uint8Array>,
  onBegin: (begin: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of body) {
    if (isFirst) onBegin(chunk)
    isFirst = false
    yield chunk
  }
}

const receive = async (row: InstanceRow, backup: string, signal: AbortSignal): Promise<ApiFailure | null> => {
  const { server, project, name } = row
  const file = await lxd(server).instances.backups.export(name, backup, { project, signal })
  if (!file.ok) return lxdFailure(server, file)
  const length = Number(file.value.headers['content-length'])
  change(backup, { stage: 'receiving', total: Number.isFinite(length) ? length : undefined })
  let extension = 'tar'
  const body = watched(file.value.body, (begin) => {
    extension = kindOfFile(begin)
  })
  const saved = await receiveFile(body, signal, (received) => change(backup, { received }))
  saveFile(`${name}.${extension}`, saved)
  toast.done(words.export.done(`${name}.${extension}`))
  return null
}

const run = async (row: InstanceRow, form: BackupForm): Promise<void> => {
  const { server, project, name } = row
  const controller = new AbortController()
  const { signal } = controller
  const backup = `${prefix}${Date.now().toString(36)}`
  const cancel = (): void => {
    controller.abort()
    change(backup, { stage: 'ending' })
  }
  diskExports.set([
    ...diskExports.get(),
    {
      ...{ backup, server, project, name, cancel },
      stage: 'packing',
      operation: undefined,
      received: 0,
      total: undefined,
      failure: undefined,
    },
  ])
  if (canReceive()) await sweepReceived().catch(() => undefined)
  const body = { ...backupBody(form), name: backup, expires_at: expiry() }
  const made = await runOperation(
    server,
    lxd(server).instances.backups.create(name, body, { project }),
    (operation) => change(backup, { operation }),
  )
  // With the session the right to do more has ended; the backup expires by itself.
  const isOver = (): boolean => diskExports.get().every((each) => each.backup !== backup)
  if (isOver()) return
  if (!made.ok) {
    if (signal.aborted) return dismissExport(backup)
    return change(backup, { stage: 'failed', failure: made.failure })
  }
  if (!signal.aborted && !canReceive()) {
    // The browser does not tell when such a download is over, so the backup stays until it expires.
    download(backupUrl({ server, project, name }, backup), `${name}.backup`)
    toast.done(words.export.kept(backup))
    return dismissExport(backup)
  }
  const failure = signal.aborted ? null : await receive(row, backup, signal).catch(toFailure)
  if (isOver()) return
  const removed = await runOperation(server, lxd(server).instances.backups.delete(name, backup, { project }))
  if (!removed.ok)
    toast.failed({ ...removed.failure, message: words.export.left(backup, removed.failure.message) })
  if (failure === null || signal.aborted) dismissExport(backup)
  else change(backup, { stage: 'failed', failure })
}

const prefix = 'gantry-export-'

/** Whether a backup is only there to be fetched: by the time that it is looked at it may be gone. */
export const isForExport = (backup: string): boolean => backup.startsWith(prefix)

/** Makes a backup, fetches it, and deletes it on the server, whatever became of it. */
export const exportToDisk = (row: InstanceRow, form: BackupForm): Promise<void> => whileOpen(run(row, form))

onSessionEnd(() => {
  for (const { cancel } of diskExports.get()) cancel()
  diskExports.set([])
})

/** How far the packing is. */
export const packing = (one: DiskExport) =>
  one.operation === undefined ? undefined : live.operations.byKey().get(`${one.server}/${one.operation}`)
