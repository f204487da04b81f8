import type { InstanceRow } from '@gantry/protocol/instance-row'
import { instanceKey } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { startAction } from '../../../api/start-action.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { t } from '../../../i18n/en.ts'
import { Code } from '../../../ui/code.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { all, no, yes } from '../../../ui/verdict.ts'
import { useServerMap } from '../actions/use-action-context.ts'
import { ExpiryFields } from './expiry-fields.tsx'
import { createCommand } from './snapshot-command.ts'
import { snapshotNameProblem } from './snapshot-name.ts'
import { useExpiry } from './use-expiry.ts'

const words = snapshots.many

/** Takes a snapshot of each, as a run that goes on by itself. */
export const SnapshotManyDialog = ({
  rows,
  onStarted,
  onClose,
}: {
  rows: readonly InstanceRow[]
  /** The run, to be shown. */
  onStarted: (id: string) => void
  onClose: () => void
}) => {
  const servers = useServerMap()
  const { busy, failure, ask, finish, close } = useRequest(onClose)
  const [name, setName] = useState('')
  const expiry = useExpiry('inherited')
  const expires = expiry.sent ?? undefined
  const problem = snapshotNameProblem(name, [])
  const count = rows.length === 1 ? (rows[0]?.name ?? '') : t.instances.instancesOf(rows.length)
  const submit = async (): Promise<void> => {
    const snapshot = {
      ...(name === '' ? {} : { name }),
      ...(expires === undefined ? {} : { expires }),
    }
    const started = await ask(
      startAction({ what: { action: 'snapshot', snapshot }, instances: rows.map(instanceKey) }),
    )
    if (!started.ok) return
    onStarted(started.value.id)
    finish()
  }
  const commands = rows.map((row) =>
    createCommand({ ...row, of: servers.get(row.server) }, { name, stateful: false, expiresAt: expires }),
  )
  return (
    <FormDialog
      title={words.title(count)}
      description={words.text}
      action={words.action(count)}
      can={all(problem === null ? yes : no(snapshots.why.problems), expiry.can)}
      busy={busy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <Field label={snapshots.name.label} optional error={problem ?? undefined} help={words.name}>
        {(ids) => (
          <TextInput {...ids} value={name} maxLength={63} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <ExpiryFields {...expiry.fields} inherited={null} />
      <Code>{commands.join('\n')}</Code>
    </FormDialog>
  )
}
