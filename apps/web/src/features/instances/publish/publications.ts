import type { InstanceRow } from '@gantry/protocol/instance-row'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import type { ApiFailure, ApiResult } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { onSessionEnd } from '../../../api/session-end.ts'
import { whileOpen } from '../../../api/while-open.ts'
import { t } from '../../../i18n/en.ts'
import { createSlice, soon } from '../../../live/slice.ts'
import { type PublishForm, publishBody } from './publish-form.ts'

/** An image that this browser has asked for; it stays until it is dismissed. */
export type Publication = {
  server: string
  project: string
  /** The instance. */
  name: string
  /** The operation that makes it. */
  operation: string
  state: 'running' | 'done' | 'failed'
  /** Where the server still said so when it was asked. */
  fingerprint: string | undefined
  failure: ApiFailure | undefined
  /** Why the instance, which was stopped for it, does not run again. */
  notStarted: ApiFailure | undefined
}

/** Outside of React: the instance is started again although the person went to another page. */
export const publications = createSlice<readonly Publication[]>([], soon)

export const dismissPublication = (operation: string): void =>
  publications.set(publications.get().filter((publication) => publication.operation !== operation))

const change = (operation: string, part: Partial<Publication>): void =>
  publications.set(
    publications
      .get()
      .map((publication) =>
        publication.operation === operation ? { ...publication, ...part } : publication,
      ),
  )

const setState = (row: InstanceRow, action: 'start' | 'stop') =>
  runOperation(
    row.server,
    lxd(row.server).instances.setState(
      row.name,
      // As `lxc publish --force` does: an image of half-written files is worse than an ungentle stop.
      action === 'stop' ? { action, force: true, timeout: -1 } : { action, timeout: -1 },
      { project: row.project },
    ),
  )

/** The operation's end holds it, for the few seconds that servers remember. */
const fingerprintOf = async (server: string, operation: string): Promise<string | undefined> => {
  const ended = await lxd(server).operations.get(operation)
  const fingerprint = ended.ok ? ended.value.metadata?.fingerprint : undefined
  return typeof fingerprint === 'string' ? fingerprint : undefined
}

const begin = async (
  row: InstanceRow,
  form: PublishForm,
  stops: boolean,
): Promise<ApiResult<Publication>> => {
  const { server, project, name } = row
  if (stops) {
    const stopped = await setState(row, 'stop')
    if (!stopped.ok) return stopped
  }
  const started = await lxd(server).images.create(publishBody(form, name), { project })
  if (!started.ok) {
    const failure = lxdFailure(server, started)
    const again = stops ? await setState(row, 'start') : undefined
    if (again === undefined || again.ok) return { ok: false, failure }
    const message = t.instancePage.published.both(failure.message, name, again.failure.message)
    return { ok: false, failure: { ...failure, message } }
  }
  const operation = started.value.id.toLowerCase()
  const publication: Publication = {
    server,
    project,
    name,
    operation,
    state: 'running',
    fingerprint: undefined,
    failure: undefined,
    notStarted: undefined,
  }
  publications.set([...publications.get(), publication])
  const follow = async (): Promise<void> => {
    const result = await runOperation(server, Promise.resolve(started))
    change(
      operation,
      result.ok
        ? { state: 'done', fingerprint: await fingerprintOf(server, operation) }
        : { state: 'failed', failure: result.failure },
    )
    // With the session the right to start it has ended.
    const isOver = publications.get().every((each) => each.operation !== operation)
    const again = stops && !isOver ? await setState(row, 'start') : undefined
    if (again?.ok === false) change(operation, { notStarted: again.failure })
  }
  void (stops ? whileOpen(follow()) : follow())
  return { ok: true, value: publication }
}

/** Asks the server for the image, and answers when it has begun to make it; what becomes of it is followed. */
export const startPublication = (
  row: InstanceRow,
  form: PublishForm,
  stops: boolean,
): Promise<ApiResult<Publication>> => {
  const begun = begin(row, form, stops)
  // Only this window starts the instance again.
  return stops ? whileOpen(begun) : begun
}

onSessionEnd(() => publications.set([]))
