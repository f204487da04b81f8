import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { toast } from '../../../ui/toast.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { canSnapshot } from './can-snapshot.ts'
import { renameCommand } from './snapshot-command.ts'
import { snapshotNameProblem } from './snapshot-name.ts'

const words = snapshots.renameDialog

const canBe = (name: string, before: string, problem: string | null): Verdict => {
  if (name === before) return no(snapshots.why.noChange)
  return problem === null ? yes : no(snapshots.why.problems)
}

export const RenameDialog = ({
  row,
  context,
  snapshot,
  names,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  snapshot: InstanceSnapshot
  names: readonly string[]
  onClose: () => void
}) => {
  const followed = useFollowed(row.server, onClose)
  const [name, setName] = useState(snapshot.name)
  const others = names.filter((other) => other !== snapshot.name)
  const wrong = name === '' ? snapshots.why.noName : snapshotNameProblem(name, others)
  const problem = followed.busy ? null : wrong
  const submit = async (): Promise<void> => {
    const { rename } = lxd(row.server).instances.snapshots
    const result = await followed.follow(rename(row.name, snapshot.name, name, { project: row.project }))
    if (!result.ok) return
    toast.done(words.done(snapshot.name, name))
    followed.finish()
  }
  return (
    <FollowedDialog
      title={words.title(snapshot.name)}
      action={words.action}
      can={all(canSnapshot('rename', row, context), canBe(name, snapshot.name, problem))}
      followed={followed}
      command={name === '' ? '' : renameCommand({ ...row, of: context.server }, snapshot.name, name)}
      onSubmit={submit}
    >
      <Field label={snapshots.name.label} error={problem ?? undefined}>
        {(ids) => <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
    </FollowedDialog>
  )
}
