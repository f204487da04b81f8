import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceSource } from '@gantry/lxd-client/types/instance'
import { mostMade } from '@gantry/protocol/actions'
import type { InstanceRow, InstanceType } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { originName, type PickImage } from '../../images/pick-image.ts'
import type { Inherited } from './inherited.ts'
import { nameProblem } from './instance-name.ts'
import { namesOf } from './names.ts'

/** The form as it stands on the page; empty texts mean "as the server and the profiles say". */
export type CreateForm = {
  image: PickImage | null
  /** No image: an empty instance of `emptyType`. */
  empty: boolean
  emptyType: InstanceType
  /** One name, or several with braces. */
  name: string
  server: string
  member: string
  project: string
  description: string
  profiles: readonly string[]
  pool: string
  size: string
  network: string
  /** Limits by the name of a cloud’s machine type, such as `t2.micro`. */
  instanceType: string
  cpu: string
  memory: string
  userData: string
  vendorData: string
  networkConfig: string
  /** Public keys, one a line; they are written into the user data. */
  sshKeys: string
  ephemeral: boolean
  start: boolean
  /** What YAML said and no field shows. */
  moreConfig: StringMap
  moreDevices: Devices
  moreSource: InstanceSource | null
  architecture: string
}

export const emptyForm: CreateForm = {
  image: null,
  empty: false,
  emptyType: 'container',
  name: '',
  server: '',
  member: '',
  project: 'default',
  description: '',
  profiles: ['default'],
  pool: '',
  size: '',
  network: '',
  instanceType: '',
  cpu: '',
  memory: '',
  userData: '',
  vendorData: '',
  networkConfig: '',
  sshKeys: '',
  ephemeral: false,
  start: true,
  moreConfig: {},
  moreDevices: {},
  moreSource: null,
  architecture: '',
}

/** What is wrong with which field; `null` where nothing is. */
export type CreateProblems = Record<
  'image' | 'name' | 'server' | 'pool' | 'size' | 'network' | 'instanceType' | 'cpu' | 'memory',
  string | null
>

export type CreateContext = {
  server: ServerRow | undefined
  /** The instances that are there already, for names. */
  rows: Iterable<InstanceRow>
  inherited: Inherited
  /** The networks of the server, by their names. */
  networks: readonly string[]
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

const takenOf = (
  names: readonly string[],
  { server, project }: CreateForm,
  rows: Iterable<InstanceRow>,
): string[] => {
  const there = new Set<string>()
  for (const row of rows) if (row.server === server && row.project === project) there.add(row.name)
  return names.filter((name) => there.has(name))
}

const namesProblem = (form: CreateForm, context: CreateContext): string | null => {
  const problems = t.create.name.problems
  const names = namesOf(form.name)
  if (names === undefined) return problems.many(mostMade)
  for (const name of names) {
    // Of several, an empty one would be left to the server, and could not be followed by its name.
    const problem = name === '' && names.length > 1 ? problems.emptyOne : nameProblem(name)
    if (problem !== null) return names.length === 1 ? problem : problems.ofOne(name, problem)
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return problems.twice(twice)
  const taken = takenOf(names, form, context.rows)
  const where = context.server?.name ?? form.server
  const [one] = taken
  if (one === undefined) return null
  return taken.length === 1
    ? problems.taken(one, where, form.project)
    : problems.takenSeveral(taken, where, form.project)
}

/** What it will be: an image says it, without one the form. */
export const typeOf = ({ empty, emptyType, image, moreSource }: CreateForm): InstanceType =>
  empty || moreSource !== null ? emptyType : (image?.type ?? 'container')

const imageProblem = ({ image, empty, moreSource, server, project }: CreateForm): string | null => {
  if (empty || moreSource !== null) return null
  if (image === null) return t.create.image.missing
  if (image.origin.kind === 'remote') return null
  if (image.origin.server !== server) return t.create.image.elsewhere(originName(image.origin))
  return image.origin.project === project ? null : t.images.picker.wrongProject(image.origin.project)
}

const hasRoot = (devices: Devices): boolean =>
  Object.values(devices).some(({ type, path }) => type === 'disk' && path === '/')

const poolProblem = (form: CreateForm, { inherited }: CreateContext): string | null =>
  form.pool === '' && !hasRoot(form.moreDevices) && inherited.known && inherited.root === null
    ? t.create.pool.missing
    : null

/** A network that is gone would be left out of what is sent, without a word. */
const networkProblem = ({ network, server }: CreateForm, context: CreateContext): string | null =>
  network === '' || context.networks.includes(network)
    ? null
    : t.create.network.missing(network, context.server?.name ?? server)

export const createProblems = (form: CreateForm, context: CreateContext): CreateProblems => ({
  image: imageProblem(form),
  name: namesProblem(form, context),
  server: form.server === '' || context.server === undefined ? t.create.server.missing : null,
  pool: poolProblem(form, context),
  size: form.size === '' || byteSize.test(form.size) ? null : t.create.problems.size,
  network: networkProblem(form, context),
  instanceType: /^[A-Za-z0-9._:-]*$/.test(form.instanceType) ? null : t.create.problems.instanceType,
  cpu: form.cpu === '' || isCpuLimit(form.cpu) ? null : t.create.problems.cpu,
  memory:
    form.memory === '' || byteSize.test(form.memory) || percent.test(form.memory)
      ? null
      : t.create.problems.memory,
})

export const hasProblems = (problems: CreateProblems): boolean =>
  Object.values(problems).some((problem) => problem !== null)
