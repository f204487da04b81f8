import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { tasks } from '../../../i18n/en/tasks.ts'
import { t } from '../../../i18n/en.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { toast } from '../../../ui/toast.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { ImagePicker } from '../../images/image-picker.tsx'
import type { PickImage } from '../../images/pick-image.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { imageSource } from '../create/create-body.ts'
import { instanceDetail } from '../queries.ts'
import { type RebuildFrom, rebuildCommand } from './rebuild-command.ts'

const words = tasks.rebuild

const imageProblem = (image: PickImage | null, { type }: InstanceRow): string | null => {
  if (image === null) return words.noImage
  return image.type === type ? null : words.otherType(t.instances.typesLong[type])
}

/** Makes the root disk of a stopped instance anew, and keeps all else of it. */
export const RebuildDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const context = useActionContextOf(row)
  const followed = useFollowed(row.server, onClose)
  const detail = useQuery({
    ...instanceDetail(row.server, row.project, row.name),
    enabled: context.server?.state === 'online',
  })
  const [kind, setKind] = useState<RebuildFrom['kind']>('image')
  const [image, setImage] = useState<PickImage | null>(null)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const snapshots = detail.data?.snapshots?.length ?? 0
  const problem = kind === 'empty' ? null : imageProblem(image, row)
  const confirmed: Verdict = typed === row.name ? yes : no(t.ui.typeToConfirm(row.name))
  const submit = async (): Promise<void> => {
    setTried(true)
    if (problem !== null) return
    const source = kind === 'empty' || image === null ? { type: 'none' as const } : imageSource(image)
    const rebuilt = lxd(row.server).instances.rebuild(row.name, { source }, { project: row.project })
    const result = await followed.follow(rebuilt)
    if (!result.ok) return
    toast.done(words.done(row.name))
    followed.finish()
  }
  return (
    <FollowedDialog
      title={words.title(row.name)}
      description={words.lost}
      action={t.instances.tasks.rebuild}
      danger
      can={all(
        canDo('rebuild', row, context),
        snapshots > 0 ? no(words.snapshots(snapshots)) : yes,
        confirmed,
      )}
      followed={followed}
      command={rebuildCommand(kind === 'empty' ? { kind } : { kind, image }, { ...row, of: context.server })}
      onSubmit={() => void submit()}
    >
      {snapshots > 0 && <Notice>{words.snapshots(snapshots)}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Choices
          label={words.from}
          value={kind}
          onChange={setKind}
          choices={[
            { id: 'image', label: words.image },
            { id: 'empty', label: words.empty },
          ]}
        />
        {kind === 'empty' && row.type === 'container' && (
          <span className="text-dim">{words.emptyContainer}</span>
        )}
      </div>
      {kind === 'image' && context.server !== undefined && (
        <ImagePicker
          servers={[context.server]}
          project={row.project}
          server={row.server}
          value={image}
          problem={tried || image !== null ? problem : null}
          onChange={setImage}
        />
      )}
      <Field label={t.ui.typeToConfirm(row.name)}>
        {(ids) => <TextInput {...ids} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </FollowedDialog>
  )
}
