import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { transfer as words } from '../../../i18n/en/transfer.ts'
import { words as list } from '../../../i18n/format.ts'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { nameProblem } from '../create/instance-name.ts'
import { nameThere, refreshes, type TransferForm } from './transfer-form.ts'
import type { Target } from './use-target.ts'

const names = (rows: readonly InstanceRow[]): string =>
  list([...rows.slice(0, 3).map(({ name }) => name), ...(rows.length > 3 ? ['…'] : [])])

/** Those whose names are taken where they go. */
const taken = (
  form: TransferForm,
  rows: readonly InstanceRow[],
  has: (key: string) => boolean,
): InstanceRow[] =>
  refreshes(form) ? [] : rows.filter((row) => has(instanceKey({ ...form, name: nameThere(form, row) })))

/** What is wrong with the name of the only one, or null. */
export const nameProblemThere = (
  form: TransferForm,
  rows: readonly InstanceRow[],
  has: (key: string) => boolean,
): string | null => {
  const [only] = taken(form, rows, has)
  if (rows.length === 1 && only !== undefined) return words.nameTaken(nameThere(form, only), form.project)
  return nameProblem(form.name)
}

/** Whether it can begin as it is chosen. */
export const canTransfer = (
  form: TransferForm,
  rows: readonly InstanceRow[],
  target: Pick<Target, 'missingProfiles' | 'missingNetworks' | 'isRead'>,
  has: (key: string) => boolean,
): Verdict => {
  if (form.server === '') return no(words.server)
  const here = rows.filter(({ server }) => server === form.server)
  const there = taken(form, rows, has)
  const up = rows.filter(({ status }) => status !== 'Stopped')
  const isMapped =
    target.missingProfiles.every((name) => form.profiles[name] !== undefined) &&
    target.missingNetworks.every((name) => form.networks[name] !== undefined)
  return all(
    here.length === 0 ? yes : no(words.here(names(here), here.length)),
    form.move && up.length > 0 ? no(words.stopFirst(names(up))) : yes,
    nameProblem(form.name) === null ? yes : no(words.mend),
    there.length === 0 ? yes : no(words.namesTaken(names(there))),
    target.isRead ? yes : no(words.reading),
    isMapped ? yes : no(words.mapping.choose),
  )
}
