import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { copying } from '../../../i18n/en/copying.ts'
import { useInstance } from '../../../live/hooks.ts'
import { toast } from '../../../ui/toast.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { canDo } from '../actions/can-do.ts'
import { nameProblem } from '../create/instance-name.ts'
import { startsItself } from '../create/starts-itself.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { rootDisk } from '../page/limits.ts'
import { copyBody, type Original } from './copy-body.ts'
import { type Copy, copyCommand } from './copy-command.ts'
import { CopyFields } from './copy-fields.tsx'

const words = copying.copy

const canBe = (name: string, problem: string | null): Verdict => {
  if (name === '') return no(words.noName)
  return problem === null ? yes : no(words.problems)
}

const start = ({ server, project, name }: InstanceParams) =>
  runOperation(server, lxd(server).instances.setState(name, { action: 'start' }, { project }))

/** Makes an instance from another or from a snapshot of it, on the same server. */
export const CopyDialog = ({
  row,
  server,
  context,
  original,
  snapshots = 0,
  onClose,
}: {
  row: InstanceRow
  server: ServerRow
  context: ActionContext
  original: Original
  /** How many snapshots the instance has, where all of it is copied. */
  snapshots?: number
  onClose: () => void
}) => {
  const navigate = useNavigate()
  const followed = useFollowed(row.server, onClose)
  const [copy, setCopy] = useState<Copy>({
    name: '',
    project: row.project,
    member: row.member ?? '',
    pool: '',
    snapshots: snapshots > 0,
    start: original.snapshot !== undefined,
  })
  const place = { server: row.server, project: copy.project, name: copy.name }
  const taken = useInstance(instanceKey(place)) !== undefined && !followed.busy
  const problem = taken ? words.taken(copy.name, copy.project) : nameProblem(copy.name)
  const submit = async (): Promise<void> => {
    const scope = { project: copy.project, ...(copy.member === '' ? {} : { target: copy.member }) }
    const made = lxd(row.server).instances.create(copyBody(row, original, copy, server), scope)
    const result = await followed.follow(made)
    if (!result.ok) return
    const started = copy.start && !startsItself(server) ? await start(place) : undefined
    followed.finish()
    if (started?.ok === false)
      toast.failed({ ...started.failure, message: words.notStarted(copy.name, started.failure.message) })
    toast.done(copy.start && started?.ok !== false ? words.doneStarted(copy.name) : words.done(copy.name), {
      label: words.show,
      onClick: () => void navigate({ to: '/instances/$server/$project/$name', params: place }),
    })
  }
  const disk = rootDisk({ expanded_devices: original.expanded_devices ?? original.devices })
  const isSnapshot = original.snapshot !== undefined
  return (
    <FollowedDialog
      title={words.title(original.snapshot ?? row.name)}
      action={words.action(copy.name)}
      can={all(canDo(isSnapshot ? 'snapshot-copy' : 'copy', row, context), canBe(copy.name, problem))}
      followed={followed}
      command={copyCommand({ ...row, of: server }, original.snapshot, copy)}
      onSubmit={submit}
    >
      <p className="m-0 text-dim">
        {isSnapshot ? words.ofSnapshot(server.name) : words.ofInstance(server.name, row.status === 'Running')}
      </p>
      <CopyFields
        copy={copy}
        problem={copy.name === '' ? null : problem}
        server={server}
        pool={disk.pool}
        snapshots={snapshots}
        onChange={(part) => setCopy({ ...copy, ...part })}
      />
    </FollowedDialog>
  )
}
