import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQueryClient } from '@tanstack/react-query'
import { lxd } from '../../../api/lxd.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { moment } from '../../../i18n/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { all } from '../../../ui/verdict.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { canSnapshot } from './can-snapshot.ts'
import { expiresAt } from './expiry.ts'
import { ExpiryFields } from './expiry-fields.tsx'
import { expiryCommand } from './snapshot-command.ts'
import { snapshotList } from './snapshot-queries.ts'
import { useExpiry } from './use-expiry.ts'

const words = snapshots.expiryDialog

export const ExpiryDialog = ({
  row,
  context,
  snapshot,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  snapshot: InstanceSnapshot
  onClose: () => void
}) => {
  const queries = useQueryClient()
  const followed = useFollowed(row.server, onClose)
  const now = expiresAt(snapshot.expires_at)
  const expiry = useExpiry(now === null ? '1w' : 'date', now ?? undefined)
  const submit = async (): Promise<void> => {
    const { sent } = expiry
    if (typeof sent !== 'string') return
    const { put } = lxd(row.server).instances.snapshots
    const started = put(row.name, snapshot.name, { expires_at: sent }, { project: row.project })
    const result = await followed.follow(started)
    if (!result.ok) return
    // Of this change alone servers send no event, so no hint comes either.
    const { queryKey } = snapshotList(row.server, row.project, row.name)
    void queries.invalidateQueries({ queryKey })
    toast.done(words.done(snapshot.name))
    followed.finish()
  }
  return (
    <FollowedDialog
      title={words.title(snapshot.name)}
      action={words.action}
      can={all(canSnapshot('expiry', row, context), expiry.can)}
      followed={followed}
      command={
        typeof expiry.sent === 'string'
          ? expiryCommand({ ...row, of: context.server }, snapshot.name, expiry.sent)
          : ''
      }
      onSubmit={submit}
    >
      <p className="m-0 text-dim">{words.now(now === null ? snapshots.never : moment(now))}</p>
      <ExpiryFields {...expiry.fields} />
    </FollowedDialog>
  )
}
