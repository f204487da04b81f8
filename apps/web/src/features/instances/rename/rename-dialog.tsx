import type { InstanceRow } from '@gantry/protocol/instance-row'
import { type FormEvent, useId, useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { tasks } from '../../../i18n/en/tasks.ts'
import { t } from '../../../i18n/en.ts'
import { useInstances } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf, useServerMap } from '../actions/use-action-context.ts'
import { renameCommand } from './rename-command.ts'
import { renameProblem } from './rename-problem.ts'

const words = tasks.rename

/** Gives a stopped instance another name. Its page follows by itself, as when it is renamed elsewhere. */
export const RenameDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const id = useId()
  const servers = useServerMap()
  const context = useActionContextOf(row)
  const rows = useInstances()
  const [name, setName] = useState(row.name)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const problem = renameProblem(name, row, rows, context.server?.name ?? row.server)
  const shown = tried || (name !== '' && name !== row.name) ? problem : null
  const can = canDo('rename', row, context)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (problem !== null || busy || !can.ok) return
    setBusy(true)
    setFailure(undefined)
    const renaming = lxd(row.server).instances.rename(row.name, name, { project: row.project })
    const result = await runOperation(row.server, renaming)
    setBusy(false)
    if (result.ok) onClose()
    else setFailure(result.failure)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title(row.name)}
      description={words.text}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          {/* While it is renamed, the operation itself is the reason against another. */}
          <Button type="submit" form={id} look="primary" can={busy ? undefined : can} busy={busy}>
            {t.instances.tasks.rename}
          </Button>
        </>
      }
    >
      <form id={id} className="grid gap-3" noValidate onSubmit={(event) => void submit(event)}>
        <Field label={words.name} error={busy ? undefined : (shown ?? undefined)}>
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
        <Code>{renameCommand(row, name === row.name ? '' : name, servers)}</Code>
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}
