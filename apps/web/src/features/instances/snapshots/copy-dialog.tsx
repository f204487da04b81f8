import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { reported } from '../../../api/reported.ts'
import { startAction } from '../../../api/start-action.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { useInstance } from '../../../live/hooks.ts'
import { toast } from '../../../ui/toast.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { startsItself } from '../create/create-body.ts'
import { nameProblem } from '../create/instance-name.ts'
import { rootDisk } from '../page/limits.ts'
import { canSnapshot } from './can-snapshot.ts'
import { copyBody } from './copy-body.ts'
import { CopyFields } from './copy-fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { type Copy, copyCommand } from './snapshot-command.ts'

const words = snapshots.copyDialog

const canBe = (name: string, problem: string | null): Verdict => {
  if (name === '') return no(snapshots.why.noName)
  return problem === null ? yes : no(snapshots.why.problems)
}

/** Makes an instance from a snapshot, on the same server. */
export const CopyDialog = ({
  row,
  server,
  context,
  snapshot,
  onClose,
}: {
  row: InstanceRow
  server: ServerRow
  context: ActionContext
  snapshot: InstanceSnapshot
  onClose: () => void
}) => {
  const navigate = useNavigate()
  const followed = useFollowed(row.server, onClose)
  const [copy, setCopy] = useState<Copy>({
    name: '',
    project: row.project,
    member: row.member ?? '',
    pool: '',
    start: true,
  })
  const place = { server: row.server, project: copy.project, name: copy.name }
  const taken = useInstance(instanceKey(place)) !== undefined && !followed.busy
  const problem = taken ? words.taken(copy.name, copy.project) : nameProblem(copy.name)
  const submit = async (): Promise<void> => {
    const scope = { project: copy.project, ...(copy.member === '' ? {} : { target: copy.member }) }
    const made = lxd(row.server).instances.create(copyBody(row, snapshot, copy, server), scope)
    if (!(await followed.follow(made))) return
    onClose()
    const show = {
      label: words.show,
      onClick: () => void navigate({ to: '/instances/$server/$project/$name', params: place }),
    }
    if (copy.start && !startsItself(server)) {
      const started = await reported(startAction({ action: 'start', instances: [instanceKey(place)] }))
      toast.done(started ? words.doneStarted(copy.name) : words.notStarted(copy.name), show)
    } else toast.done(copy.start ? words.doneStarted(copy.name) : words.done(copy.name), show)
  }
  const disk = rootDisk({ expanded_devices: snapshot.expanded_devices ?? snapshot.devices })
  return (
    <FormDialog
      title={words.title(snapshot.name)}
      action={words.action(copy.name)}
      can={all(canSnapshot('copy', row, context), canBe(copy.name, problem))}
      followed={followed}
      command={copyCommand({ ...row, of: server }, snapshot.name, copy)}
      onSubmit={submit}
    >
      <p className="m-0 text-dim">{words.server(server.name)}</p>
      <CopyFields
        copy={copy}
        problem={copy.name === '' ? null : problem}
        server={server}
        pool={disk.pool}
        onChange={(part) => setCopy({ ...copy, ...part })}
      />
    </FormDialog>
  )
}
