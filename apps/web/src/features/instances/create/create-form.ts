import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { originName, type PickImage } from '../../images/pick-image.ts'
import type { Inherited } from './inherited.ts'
import { nameProblem } from './instance-name.ts'

/** The form as it stands on the page; empty texts mean "as the server and the profiles say". */
export type CreateForm = {
  image: PickImage | null
  name: string
  server: string
  member: string
  project: string
  description: string
  profiles: readonly string[]
  pool: string
  size: string
  network: string
  cpu: string
  memory: string
  ephemeral: boolean
  start: boolean
}

export const emptyForm: CreateForm = {
  image: null,
  name: '',
  server: '',
  member: '',
  project: 'default',
  description: '',
  profiles: ['default'],
  pool: '',
  size: '',
  network: '',
  cpu: '',
  memory: '',
  ephemeral: false,
  start: true,
}

/** What is wrong with which field; `null` where nothing is. */
export type CreateProblems = Record<
  'image' | 'name' | 'server' | 'pool' | 'size' | 'cpu' | 'memory',
  string | null
>

export type CreateContext = {
  server: ServerRow | undefined
  /** The instances that are there already, for names. */
  rows: Iterable<InstanceRow>
  inherited: Inherited
}

const byteSize = /^\d+ ?([kMGTPE]?B|[KMGTPE]iB)?$/
const percent = /^\d{1,3}%$/
const cpuLimit = /^\d+(-\d+)?(,\d+(-\d+)?)*$/

/** Cores like `0-3,5`; LXD takes `5-1` without a word, and it means nothing. */
const isCpuLimit = (text: string): boolean =>
  cpuLimit.test(text) &&
  text.split(',').every((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return from <= to
  })

const isTaken = (form: CreateForm, rows: Iterable<InstanceRow>): boolean => {
  for (const row of rows) {
    if (row.name === form.name && row.server === form.server && row.project === form.project) return true
  }
  return false
}

const nameTaken = (form: CreateForm, context: CreateContext): string | null =>
  form.name !== '' && isTaken(form, context.rows)
    ? t.create.name.problems.taken(form.name, context.server?.name ?? form.server, form.project)
    : null

const imageProblem = ({ image, server, project }: CreateForm): string | null => {
  if (image === null) return t.create.image.missing
  if (image.origin.kind === 'remote') return null
  if (image.origin.server !== server) return t.create.image.elsewhere(originName(image.origin))
  return image.origin.project === project ? null : t.images.picker.wrongProject(image.origin.project)
}

const poolProblem = (form: CreateForm, { inherited }: CreateContext): string | null =>
  form.pool === '' && inherited.known && inherited.root === null ? t.create.pool.missing : null

export const createProblems = (form: CreateForm, context: CreateContext): CreateProblems => ({
  image: imageProblem(form),
  name: nameProblem(form.name) ?? nameTaken(form, context),
  server: form.server === '' || context.server === undefined ? t.create.server.missing : null,
  pool: poolProblem(form, context),
  size: form.size === '' || byteSize.test(form.size) ? null : t.create.problems.size,
  cpu: form.cpu === '' || isCpuLimit(form.cpu) ? null : t.create.problems.cpu,
  memory:
    form.memory === '' || byteSize.test(form.memory) || percent.test(form.memory)
      ? null
      : t.create.problems.memory,
})

export const hasProblems = (problems: CreateProblems): boolean =>
  Object.values(problems).some((problem) => problem !== null)
