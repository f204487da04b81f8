import type { StartAction } from '@gantry/protocol/actions'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { Transfer } from '@gantry/protocol/transfer'

/** What is chosen. An empty member or pool is left to the server; an empty name is the one it has. */
export type TransferForm = {
  move: boolean
  server: string
  project: string
  member: string
  pool: string
  name: string
  way: Transfer['way']
  snapshots: boolean
  refresh: boolean
  start: boolean
  /** By what is missing there. An empty network is not chosen yet; a profile is left out by null. */
  profiles: Readonly<Record<string, string | null>>
  networks: Readonly<Record<string, string>>
}

/** As far as it is chosen: whoever may bring snapshots does, unless they say otherwise. */
export type TransferDraft = Omit<TransferForm, 'snapshots'> & { snapshots: boolean | undefined }

export const emptyForm: TransferDraft = {
  move: false,
  server: '',
  project: 'default',
  member: '',
  pool: '',
  name: '',
  way: 'auto',
  snapshots: undefined,
  refresh: false,
  start: false,
  profiles: {},
  networks: {},
}

/** Whether a copy that is there is brought up to date, which neither a move nor a backup can. */
export const refreshes = ({ refresh, move, way }: TransferForm): boolean =>
  refresh && !move && way !== 'backup'

/** What each is called there. */
export const nameThere = (form: TransferForm, row: InstanceRow): string => form.name || row.name

/** `POST /api/fleet/actions`. */
export const transferRequest = (form: TransferForm, rows: readonly InstanceRow[]): StartAction => ({
  instances: rows.map(instanceKey),
  what: {
    action: 'transfer',
    transfer: {
      to: {
        server: form.server,
        project: form.project,
        ...(form.member === '' ? {} : { member: form.member }),
        ...(form.pool === '' ? {} : { pool: form.pool }),
      },
      way: form.way,
      move: form.move,
      instanceOnly: !form.snapshots,
      refresh: refreshes(form),
      start: form.start,
      names: Object.fromEntries(rows.map((row) => [instanceKey(row), nameThere(form, row)])),
      profiles: { ...form.profiles },
      networks: { ...form.networks },
      config: {},
      devices: {},
    },
  },
})

/** What there is of a kind on the new server, and what the instances name of it that is not there. */
export const missingThere = (named: readonly string[], there: readonly string[] | undefined): string[] =>
  there === undefined ? [] : [...new Set(named)].filter((name) => !there.includes(name)).sort()

/** The networks that the instances' own devices are on. */
export const networksOf = (devices: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] =>
  Object.values(devices).flatMap(({ type, network }) =>
    type === 'nic' && network !== undefined && network !== '' ? [network] : [],
  )
