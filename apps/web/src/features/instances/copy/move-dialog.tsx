import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { copying } from '../../../i18n/en/copying.ts'
import { ErrorPanel } from '../../../ui/notices.tsx'
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

/** Moves a stopped instance to another member, pool or project of its server. */
export const MoveDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const context = useActionContextOf(row)
  const followed = useFollowed(row.server, onClose)
  const detail = useQuery(instanceDetail(row.server, row.project, row.name))
  const router = useRouter()
  const [placed, setPlaced] = useState<Placed>({ project: row.project, member: row.member ?? '', pool: '' })
  const { server } = context
  if (server === undefined) return null
  const moves = movesTo(row, placed)
  const submit = async (): Promise<void> => {
    for (const move of moves) {
      const scope = { project: row.project, ...(move.member === undefined ? {} : { target: move.member }) }
      const moved = await followed.follow(
        lxd(row.server).instances.move(row.name, moveBody(row, move), scope),
      )
      if (!moved.ok) return
    }
    followed.finish()
    toast.done(words.done(row.name))
    const to = '/instances/$server/$project/$name'
    const { server: id, name } = row
    // In another project it is another instance to all addresses: whoever still looks at its page goes along.
    if (
      router.matchRoute({ to, params: { server: id, project: row.project, name } }, { fuzzy: true }) !== false
    )
      await router.navigate({ to, params: { server: id, project: placed.project, name }, replace: true })
  }
  const target = { ...row, of: server }
  return (
    <FollowedDialog
      title={words.title(row.name)}
      action={words.action}
      can={all(canDo('move', row, context), moves.length === 0 ? no(words.same) : yes)}
      followed={followed}
      command={moves.map((move) => moveCommand(target, move)).join('\n')}
      onSubmit={() => void submit()}
    >
      <p className="m-0 text-dim">{words.text(server.name)}</p>
      {detail.data === undefined && detail.isError && <ErrorPanel error={detail.error} />}
      {detail.data !== undefined && (
        <PlaceSelects
          placed={placed}
          server={server}
          pool={rootDisk(detail.data).pool}
          nowhere={words.nowhere(server.name)}
          onChange={(part) => setPlaced({ ...placed, ...part })}
        />
      )}
    </FollowedDialog>
  )
}
