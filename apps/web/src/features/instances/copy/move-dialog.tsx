import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useMatch, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { copying } from '../../../i18n/en/copying.ts'
import { toast } from '../../../ui/toast.tsx'
import { all, no, yes } from '../../../ui/verdict.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { rootDisk } from '../page/limits.ts'
import { instanceDetail } from '../queries.ts'
import { moveBody, moveCommand, movesTo } from './move.ts'
import { type Placed, PlaceSelects } from './place-selects.tsx'

const words = copying.move
const instancePage = '/_shell/instances/$server/$project/$name'

/** Moves a stopped instance to another member, pool or project of its server. */
export const MoveDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const context = useActionContextOf(row)
  const followed = useFollowed(row.server, onClose)
  const detail = useQuery(instanceDetail(row.server, row.project, row.name))
  const navigate = useNavigate()
  const page = useMatch({ from: instancePage, shouldThrow: false })
  const [placed, setPlaced] = useState<Placed>({ project: row.project, member: row.member ?? '', pool: '' })
  const { server } = context
  if (server === undefined) return null
  const moves = movesTo(row, placed)
  const submit = async (): Promise<void> => {
    if (moves === undefined) return
    const scope = { project: row.project, ...(moves.member === undefined ? {} : { target: moves.member }) }
    const moved = lxd(row.server).instances.move(row.name, moveBody(row, moves), scope)
    if (!(await followed.follow(moved))) return
    onClose()
    toast.done(words.done(row.name))
    // In another project it is another instance to all addresses; its page goes along.
    if (page !== undefined && moves.project !== undefined) {
      const params = { server: row.server, project: moves.project, name: row.name }
      await navigate({ to: '/instances/$server/$project/$name', params, replace: true })
    }
  }
  const pool = detail.data === undefined ? undefined : rootDisk(detail.data).pool
  return (
    <FollowedDialog
      title={words.title(row.name)}
      action={words.action}
      can={all(canDo('move', row, context), moves === undefined ? no(words.same) : yes)}
      followed={followed}
      command={moves === undefined ? '' : moveCommand({ ...row, of: server }, moves)}
      onSubmit={submit}
    >
      <p className="m-0 text-dim">{words.text(server.name)}</p>
      <PlaceSelects
        placed={placed}
        server={server}
        pool={pool}
        nowhere={words.nowhere(server.name)}
        onChange={(part) => setPlaced({ ...placed, ...part })}
      />
    </FollowedDialog>
  )
}
