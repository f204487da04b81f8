import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { tasks } from '../../../i18n/en/tasks.ts'
import { t } from '../../../i18n/en.ts'
import { useInstances } from '../../../live/hooks.ts'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import { canDo } from '../actions/can-do.ts'
import { renameCommand } from '../actions/instance-commands.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { renameProblem } from './rename-problem.ts'

const words = tasks.rename

/** Gives a stopped instance another name. Its page follows by itself, as when it is renamed elsewhere. */
export const RenameDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const context = useActionContextOf(row)
  const followed = useFollowed(row.server, onClose)
  const rows = useInstances()
  const [name, setName] = useState(row.name)
  const [tried, setTried] = useState(false)
  const problem = renameProblem(name, row, rows, context.server?.name ?? row.server)
  const isShown = !followed.busy && (tried || (name !== '' && name !== row.name))
  const submit = async (): Promise<void> => {
    setTried(true)
    if (problem !== null) return
    const renamed = lxd(row.server).instances.rename(row.name, name, { project: row.project })
    const result = await followed.follow(renamed)
    if (result.ok) followed.finish()
  }
  return (
    <FollowedDialog
      title={words.title(row.name)}
      description={words.text}
      action={t.instances.tasks.rename}
      can={canDo('rename', row, context)}
      followed={followed}
      command={renameCommand({ ...row, of: context.server }, name === row.name ? '' : name)}
      onSubmit={() => void submit()}
    >
      <Field label={words.name} error={isShown ? (problem ?? undefined) : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            maxLength={70}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value.trim())}
          />
        )}
      </Field>
    </FollowedDialog>
  )
}
