import type { ApiFailure } from '../../../api/result.ts'
import { onSessionEnd } from '../../../api/session-end.ts'
import { whileOpen } from '../../../api/while-open.ts'
import { files } from '../../../i18n/en/files.ts'
import { createSlice, soon } from '../../../live/slice.ts'
import type { Dropped } from './dropped.ts'
import { childOf, parentOf } from './file-paths.ts'
import { addDirectory, type FilesOf, putContent, readAgain } from './file-requests.ts'

export type UploadState = 'waiting' | 'sending' | 'done' | 'exists' | 'failed' | 'cancelled'

/** A file on its way into an instance, and afterwards what became of it. */
export type Upload = {
  id: number
  of: FilesOf
  path: string
  size: number
  sent: number
  state: UploadState
  failure: ApiFailure | undefined
}

/** `ready`: the directory that it goes to is there. */
type Job = { file: File; ready: boolean; replace: boolean; stop: AbortController }

/** Outside of React, so that an upload goes on although the person went to another page. */
export const uploads = createSlice<readonly Upload[]>([], soon)

/** More at once would not be faster, and each holds memory at three places. */
const atOnce = 3
const jobs = new Map<number, Job>()
let lastId = 0
let session = new AbortController()

const change = (id: number, part: Partial<Upload>): void =>
  uploads.set(uploads.get().map((upload) => (upload.id === id ? { ...upload, ...part } : upload)))

export const hasEnded = ({ state }: Upload): boolean => state !== 'waiting' && state !== 'sending'

/** Reading a directory again after each of a thousand files would take longer than the files. */
const readWhenAllEnded = async ({ of, path }: Upload): Promise<void> => {
  const directory = parentOf(path)
  const goesOn = uploads
    .get()
    .some((each) => !hasEnded(each) && each.of === of && parentOf(each.path) === directory)
  if (!goesOn) await readAgain(of, directory)
}

const send = async (upload: Upload, { file, replace, stop }: Job): Promise<void> => {
  const { id, of, path } = upload
  change(id, { state: 'sending', sent: 0 })
  const result = await putContent(of, path, file, replace ? undefined : 'nothing', {
    signal: stop.signal,
    onProgress: (sent) => change(id, { sent: Math.min(sent, file.size) }),
  })
  if (result.ok) {
    change(id, { state: 'done', sent: file.size })
    // The file itself would stay open for as long as somebody can point at it.
    jobs.delete(id)
  } else {
    const { code } = result.failure
    const state = code === 'aborted' ? 'cancelled' : code === 'exists' ? 'exists' : 'failed'
    change(id, { state, failure: result.failure })
  }
  await readWhenAllEnded(upload)
}

const next = (): void => {
  const all = uploads.get()
  if (all.filter(({ state }) => state === 'sending').length >= atOnce) return
  const upload = all.find(({ id, state }) => state === 'waiting' && jobs.get(id)?.ready === true)
  const job = upload === undefined ? undefined : jobs.get(upload.id)
  if (upload === undefined || job === undefined) return
  void whileOpen(send(upload, job)).finally(next)
  next()
}

const failed = (message: string): Partial<Upload> => ({
  state: 'failed',
  failure: { kind: 'refused', code: 'unreadable', message },
})

/**
 * Uploads what was dropped into a directory. What is there already is never replaced unasked: `taken` are the names
 * known to be there, so that their bytes need not be sent to learn it.
 */
export const startUploads = (
  of: FilesOf,
  into: string,
  dropped: readonly Dropped[],
  taken: ReadonlySet<string>,
): Promise<void> => {
  const add = (path: string, size: number, part: Partial<Upload> = {}): Upload => {
    lastId += 1
    const place = { id: lastId, of, path: childOf(into, path) }
    return { ...place, size, sent: 0, state: 'waiting', failure: undefined, ...part }
  }
  const added: Upload[] = []
  const directories: string[] = []
  for (const each of dropped) {
    if (each.kind === 'directory') directories.push(each.path)
    else if (each.kind === 'unreadable') added.push(add(each.path, 0, failed(files.unreadable)))
    else {
      const { path, file } = each
      const upload = add(path, file.size, taken.has(path) ? { state: 'exists' } : {})
      jobs.set(upload.id, { file, ready: false, replace: false, stop: new AbortController() })
      added.push(upload)
    }
  }
  uploads.set([...uploads.get(), ...added])
  const begin = async (): Promise<void> => {
    const ended = session.signal
    // One after the other, in their order, so that each one's own directory is there.
    for (const path of directories) {
      const made = await addDirectory(of, { path: childOf(into, path), existing: true })
      if (ended.aborted) return
      const failure = made.ok ? undefined : made.failure
      if (failure !== undefined) uploads.set([...uploads.get(), add(path, 0, { state: 'failed', failure })])
    }
    if (directories.length > 0) void readAgain(of, into)
    for (const { id } of added) {
      const job = jobs.get(id)
      if (job !== undefined) jobs.set(id, { ...job, ready: true })
    }
    next()
  }
  return whileOpen(begin())
}

export const cancelUpload = (id: number): void => {
  const upload = uploads.get().find((each) => each.id === id)
  jobs.get(id)?.stop.abort()
  if (upload?.state === 'waiting') change(id, { state: 'cancelled' })
}

/** Once more, over what is there. */
export const replaceUploads = (ids: readonly number[]): void => {
  for (const id of ids) {
    const job = jobs.get(id)
    if (job === undefined) continue
    jobs.set(id, { ...job, replace: true, stop: new AbortController() })
    change(id, { state: 'waiting', sent: 0, failure: undefined })
  }
  next()
}

/** Takes what has ended off the list of an instance. */
export const dismissUploads = (isOf: (upload: Upload) => boolean): void => {
  const [gone, kept] = [true, false].map((wanted) =>
    uploads.get().filter((upload) => (hasEnded(upload) && isOf(upload)) === wanted),
  )
  for (const { id } of gone ?? []) jobs.delete(id)
  uploads.set(kept ?? [])
}

onSessionEnd(() => {
  session.abort()
  session = new AbortController()
  for (const { stop } of jobs.values()) stop.abort()
  jobs.clear()
  uploads.set([])
})
