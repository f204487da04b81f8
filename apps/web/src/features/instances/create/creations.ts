import type { InstancesPost } from '@gantry/lxd-client/types/instance'
import { instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import { reported } from '../../../api/reported.ts'
import type { ApiResult } from '../../../api/result.ts'
import { onSessionEnd } from '../../../api/session-end.ts'
import { startAction } from '../../../api/start-action.ts'
import { type Ended, whenEnded } from '../../../api/when-ended.ts'
import { t } from '../../../i18n/en.ts'
import { createSlice, soon } from '../../../live/slice.ts'
import type { CreateForm } from './create-form.ts'
import { startsItself } from './starts-itself.ts'

/** An instance that this browser has asked for, until it is there; a failed one stays until it is dismissed. */
export type Creation = {
  server: string
  project: string
  name: string
  operation: string
  state: 'running' | 'failed' | 'cancelled'
  error: string
  /** What was asked for, to try again. */
  form: CreateForm
}

/** Outside of React, so that what comes after the download happens although the person went to another page. */
export const creations = createSlice<readonly Creation[]>([], soon)

/** What the create page begins with: the form that failed before, or what a link to it says. */
export const draft = createSlice<CreateForm | undefined>(undefined, soon)

onSessionEnd(() => {
  creations.set([])
  draft.set(undefined)
})

export const dismissCreation = (operation: string): void =>
  creations.set(creations.get().filter((creation) => creation.operation !== operation))

const change = (operation: string, part: Partial<Creation>): void =>
  creations.set(
    creations
      .get()
      .map((creation) => (creation.operation === operation ? { ...creation, ...part } : creation)),
  )

const settle = (creation: Creation, startAfter: boolean) => (row: Ended) => {
  if (row.status === 'Success') {
    dismissCreation(creation.operation)
    if (startAfter)
      void reported(startAction({ what: { action: 'start' }, instances: [instanceKey(creation)] }))
    return
  }
  const state = row.status === 'Cancelled' ? 'cancelled' : 'failed'
  change(creation.operation, {
    state,
    error: row.error === '' && row.status === 'Lost' ? t.create.progress.lost : row.error,
  })
}

const nameOf = (resources: Readonly<Record<string, string[]>> | null): string => {
  const [url] = resources?.instances ?? resources?.containers ?? []
  return decodeURIComponent(url?.split('?')[0]?.split('/').at(-1) ?? '')
}

/** Asks the server for the instance and follows what becomes of it. */
export const startCreation = async (
  form: CreateForm,
  server: ServerRow,
  body: InstancesPost,
): Promise<ApiResult<Creation>> => {
  const scope = { project: form.project, ...(form.member === '' ? {} : { target: form.member }) }
  const result = await lxd(server.id).instances.create(body, scope)
  if (!result.ok) return { ok: false, failure: lxdFailure(server.id, result) }
  const operation = result.value.id.toLowerCase()
  const creation: Creation = {
    server: server.id,
    project: form.project,
    name: form.name === '' ? nameOf(result.value.resources) : form.name,
    operation,
    state: 'running',
    error: '',
    form,
  }
  creations.set([...creations.get(), creation])
  void whenEnded(server.id, operation).then(settle(creation, form.start && !startsItself(server)))
  return { ok: true, value: creation }
}
