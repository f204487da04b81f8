import type { Instance, InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { age, moment } from '../../../i18n/format.ts'
import { CheckField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { toast } from '../../../ui/toast.tsx'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { canSnapshot } from './can-snapshot.ts'
import { type Losses, lossesOf } from './losses.ts'
import { restoreCommand } from './snapshot-command.ts'
import { useStorage } from './use-storage.ts'

const words = snapshots.restoreDialog

/** What goes, as a list, and what does not go. */
const LossList = ({ losses, stateful }: { losses: Losses; stateful: boolean }) => (
  <div className="grid gap-1.5">
    <p className="m-0 font-[550]">{words.lost}</p>
    <ul className="m-0 grid list-disc gap-1 pl-5">
      <li>{words.since(moment(losses.since), age(losses.since, Date.now()))}</li>
      <li>{words.configuration}</li>
      {losses.stops && <li>{stateful ? words.runningKept : words.running}</li>}
      {losses.deletesLater === 'yes' && <li className="text-bad">{words.later(losses.later)}</li>}
      {losses.deletesLater === 'unknown' && <li>{words.laterUnknown(losses.later)}</li>}
    </ul>
    {losses.later.length > 0 && losses.deletesLater === 'no' && (
      <p className="m-0 text-dim">{words.laterKept(losses.later.length)}</p>
    )}
  </div>
)

export const RestoreDialog = ({
  row,
  context,
  instance,
  snapshot,
  all,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  instance: Instance | undefined
  snapshot: InstanceSnapshot
  all: readonly InstanceSnapshot[]
  onClose: () => void
}) => {
  const followed = useFollowed(row.server, onClose)
  const [stateful, setStateful] = useState(snapshot.stateful)
  const { storage, removeKey } = useStorage(row, instance)
  const losses = lossesOf(snapshot, all, storage, row.status !== 'Stopped')
  const submit = async (): Promise<void> => {
    const { restore } = lxd(row.server).instances.snapshots
    const result = await followed.follow(restore(row.name, snapshot.name, { project: row.project, stateful }))
    if (!result.ok) return
    toast.done(words.done(row.name, snapshot.name))
    followed.finish()
  }
  return (
    <FollowedDialog
      title={words.title(row.name, snapshot.name)}
      action={words.action}
      danger
      can={canSnapshot('restore', row, context)}
      followed={followed}
      command={restoreCommand({ ...row, of: context.server }, snapshot.name, stateful)}
      onSubmit={submit}
    >
      <LossList losses={losses} stateful={stateful} />
      {losses.deletesLater === 'refused' && <Notice>{words.laterRefused(losses.later, removeKey)}</Notice>}
      {snapshot.stateful && (
        <CheckField
          label={words.stateful}
          help={words.statefulHelp}
          checked={stateful}
          onChange={(event) => setStateful(event.target.checked)}
        />
      )}
    </FollowedDialog>
  )
}
