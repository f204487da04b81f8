import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import type { Profile } from '@gantry/lxd-client/types/profile'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ActionContext } from '../actions/can.ts'
import type { Original } from '../copy/copy-body.ts'
import { CopyDialog } from '../copy/copy-dialog.tsx'
import type { ForChange } from '../queries.ts'
import type { SnapshotAction } from './can-snapshot.ts'
import { CreateDialog } from './create-dialog.tsx'
import { DeleteSnapshotsDialog } from './delete-snapshots-dialog.tsx'
import { ExpiryDialog } from './expiry-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'

/** What somebody wants to do, and with which snapshots, as they were when it was asked. */
export type AskedSnapshot =
  | { action: Extract<SnapshotAction, 'create' | 'schedule'> }
  | { action: Exclude<SnapshotAction, 'create' | 'schedule' | 'delete'>; snapshot: InstanceSnapshot }
  | { action: 'delete'; chosen: readonly InstanceSnapshot[] }

const originalOf = ({ name, expanded_devices, ...snapshot }: InstanceSnapshot): Original => ({
  snapshot: name,
  architecture: snapshot.architecture,
  config: snapshot.config,
  profiles: snapshot.profiles,
  devices: snapshot.devices,
  ...(expanded_devices === undefined ? {} : { expanded_devices }),
})

/** The dialog of what was asked. */
export const SnapshotDialogs = ({
  asked,
  row,
  context,
  all,
  read,
  profiles,
  onClose,
}: {
  asked: AskedSnapshot
  row: InstanceRow
  context: ActionContext
  all: readonly InstanceSnapshot[]
  read: ForChange | undefined
  profiles: readonly Profile[] | undefined
  onClose: () => void
}) => {
  const names = all.map(({ name }) => name)
  const common = { row, context, onClose }
  switch (asked.action) {
    case 'create':
      return <CreateDialog {...common} names={names} config={read?.instance.expanded_config ?? {}} />
    case 'rename':
      return <RenameDialog {...common} snapshot={asked.snapshot} names={names} />
    case 'expiry':
      return <ExpiryDialog {...common} snapshot={asked.snapshot} />
    case 'restore':
      return <RestoreDialog {...common} snapshot={asked.snapshot} all={all} instance={read?.instance} />
    case 'copy':
      return context.server === undefined ? null : (
        <CopyDialog {...common} original={originalOf(asked.snapshot)} server={context.server} />
      )
    case 'delete':
      return <DeleteSnapshotsDialog {...common} chosen={asked.chosen} />
    case 'schedule':
      return read === undefined ? null : (
        <ScheduleDialog {...common} read={read} profiles={profiles} names={names} />
      )
  }
}
