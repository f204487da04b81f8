import type { StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Field } from '../../../ui/field.tsx'
import { CheckField, TextInput } from '../../../ui/inputs.tsx'
import { toast } from '../../../ui/toast.tsx'
import { all, no, yes } from '../../../ui/verdict.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { canBeStateful, canSnapshot } from './can-snapshot.ts'
import { ExpiryFields } from './expiry-fields.tsx'
import { nextName } from './pattern.ts'
import { createCommand } from './snapshot-command.ts'
import { snapshotNameProblem } from './snapshot-name.ts'
import { useExpiry } from './use-expiry.ts'

const words = snapshots.createDialog

/** Takes a snapshot. `config` is what holds in the end, with what the profiles give. */
export const CreateDialog = ({
  row,
  context,
  config,
  names,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  config: StringMap
  names: readonly string[]
  onClose: () => void
}) => {
  const followed = useFollowed(row.server, onClose)
  const [name, setName] = useState('')
  const [stateful, setStateful] = useState(false)
  const expiry = useExpiry('inherited')
  const pattern = config['snapshots.pattern'] ?? ''
  const next = nextName(pattern, names, new Date())
  // The one that is being taken may be there already.
  const problem = followed.busy ? null : snapshotNameProblem(name, names)
  const canState = canBeStateful(row, config)
  const keeps = stateful && canState.ok
  const submit = async (): Promise<void> => {
    const result = await followed.follow(
      lxd(row.server).instances.snapshots.create(
        row.name,
        {
          ...(name === '' ? {} : { name }),
          ...(keeps ? { stateful: true } : {}),
          ...(typeof expiry.sent !== 'string' ? {} : { expires_at: expiry.sent }),
        },
        { project: row.project },
      ),
    )
    if (!result.ok) return
    toast.done(name === '' ? words.doneUnnamed : words.done(name))
    followed.finish()
  }
  return (
    <FollowedDialog
      title={words.title(row.name)}
      action={words.action}
      can={all(
        canSnapshot('create', row, context),
        problem === null ? yes : no(snapshots.why.problems),
        expiry.can,
      )}
      followed={followed}
      command={
        expiry.sent === null
          ? ''
          : createCommand({ ...row, of: context.server }, { name, stateful: keeps, expiresAt: expiry.sent })
      }
      onSubmit={submit}
    >
      <Field
        label={snapshots.name.label}
        optional
        error={problem ?? undefined}
        help={next === undefined ? snapshots.name.nextUnknown(pattern) : snapshots.name.next(next)}
      >
        {(ids) => <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <ExpiryFields {...expiry.fields} inherited={config['snapshots.expiry'] ?? ''} />
      <CheckField
        label={words.stateful}
        help={canState.ok ? words.statefulHelp : canState.why}
        checked={keeps}
        disabled={!canState.ok}
        onChange={(event) => setStateful(event.target.checked)}
      />
    </FollowedDialog>
  )
}
