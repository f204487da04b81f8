import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { startAction } from '../../../api/start-action.ts'
import { transfer as words } from '../../../i18n/en/transfer.ts'
import { useInstances, useServers } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import { Code } from '../../../ui/code.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { all, yes } from '../../../ui/verdict.ts'
import { reachable } from '../actions/can.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContext, useServerMap } from '../actions/use-action-context.ts'
import { canTransfer, nameProblemThere } from './can-transfer.ts'
import { transferCommand } from './transfer-command.ts'
import { TransferFields } from './transfer-fields.tsx'
import { emptyForm, type TransferDraft, type TransferForm, transferRequest } from './transfer-form.ts'
import { useTarget } from './use-target.ts'

const has = (key: string): boolean => live.instances.byKey().has(key)

/** Copies or moves instances to another server, as a run that goes on by itself. */
export const TransferDialog = ({
  rows,
  onStarted,
  onClose,
}: {
  rows: readonly InstanceRow[]
  /** The run, to be shown. */
  onStarted: (id: string) => void
  onClose: () => void
}) => {
  const may = useMay()
  const contextOf = useActionContext()
  const servers = useServerMap()
  const places = useServers().filter(
    ({ id, state, projects }) =>
      state === 'online' &&
      rows.some(({ server }) => server !== id) &&
      projects.some((project) => may('instances.manage', { server: id, project })),
  )
  // The names that are taken there may come and go while this is open.
  useInstances()
  const [draft, setDraft] = useState<TransferDraft>({
    ...emptyForm,
    project: rows[0]?.project ?? 'default',
  })
  const isAdmin = draft.server === '' || may('server.manage', { server: draft.server })
  const form: TransferForm = { ...draft, snapshots: draft.snapshots ?? isAdmin }
  const target = useTarget(form, rows)
  const { busy, failure, ask, finish, close } = useRequest(onClose)
  const submit = async (): Promise<void> => {
    const started = await ask(startAction(transferRequest(form, rows)))
    if (!started.ok) return
    onStarted(started.value.id)
    finish()
  }
  const named = rows.length === 1 ? rows[0]?.name : undefined
  const verdicts = rows.map((row) => canDo('transfer', row, contextOf(row)))
  return (
    <FormDialog
      title={words.title(named, rows.length)}
      description={words.text}
      action={words.submit(form.move, rows.length)}
      can={all(
        ...verdicts,
        form.server === '' ? yes : reachable(servers.get(form.server)),
        canTransfer(form, rows, target, has),
      )}
      busy={busy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={close}
    >
      {places.length === 0 ? (
        <p className="m-0">{words.noServers}</p>
      ) : (
        <TransferFields
          form={form}
          servers={places}
          target={target}
          named={named}
          nameProblem={nameProblemThere(form, rows, has)}
          isAdmin={isAdmin}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
      )}
      {!form.move && rows.some(({ status }) => status === 'Running') && (
        <p className="m-0 text-dim">{words.running}</p>
      )}
      {target.error !== null && <ErrorPanel error={target.error} />}
      {form.server !== '' && (
        <Code>
          {rows
            .map((row, index) =>
              transferCommand(
                form,
                row,
                servers.get(row.server),
                servers.get(form.server),
                (target.nics[index] ?? []).filter(({ network }) => form.networks[network] !== undefined),
              ),
            )
            .join('\n')}
        </Code>
      )}
    </FormDialog>
  )
}
