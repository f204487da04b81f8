import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { reported } from '../../../api/reported.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { backups as words } from '../../../i18n/en/backups.ts'
import { Code } from '../../../ui/code.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { rootDisk } from '../page/limits.ts'
import { instanceDetail } from '../queries.ts'
import { createCommand, exportCommand } from './backup-commands.ts'
import { BackupFields } from './backup-fields.tsx'
import { type BackupForm, backupBody, backupProblems, emptyBackup } from './backup-form.ts'
import { backupList } from './backup-queries.ts'
import { exportToDisk } from './exports.ts'
import { endingOf } from './file-kind.ts'

export type BackupPurpose = 'create' | 'export'

/** Makes a backup that stays on the server, or one that is fetched at once. How far it is stands on the tab. */
export const BackupDialog = ({
  row,
  purpose,
  onClose,
}: {
  row: InstanceRow
  purpose: BackupPurpose
  onClose: () => void
}) => {
  const context = useActionContextOf(row)
  const { server } = context
  const detail = useQuery(instanceDetail(row.server, row.project, row.name))
  const known = useQuery(backupList(row))
  const [form, setForm] = useState(emptyBackup)
  const disk = detail.data === undefined ? undefined : rootDisk(detail.data)
  const pool = server?.capacity?.pools.find(({ name }) => name === disk?.pool)
  const taken = new Set(known.data?.map(({ name }) => name))
  const problems = backupProblems(form, taken, Date.now())
  const keeps = purpose === 'create'
  const serverName = server?.name ?? row.server
  const change = (part: Partial<BackupForm>): void => setForm((before) => ({ ...before, ...part }))
  const submit = (): void => {
    if (keeps && (problems.name ?? problems.expires) !== null) return
    onClose()
    if (!keeps) return void exportToDisk(row, form)
    const making = lxd(row.server).instances.backups.create(row.name, backupBody(form), {
      project: row.project,
    })
    void reported(runOperation(row.server, making), words.made(row.name))
  }
  return (
    <FormDialog
      title={keeps ? words.form.createTitle(row.name) : words.form.exportTitle(row.name)}
      description={keeps ? words.form.createText(serverName) : words.form.exportText(serverName)}
      action={keeps ? words.form.create : words.form.export}
      can={canDo('backup-create', row, context)}
      onSubmit={submit}
      onClose={onClose}
    >
      {keeps && (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label={words.name.label} help={words.name.help} error={problems.name ?? undefined} optional>
            {(ids) => (
              <TextInput
                {...ids}
                value={form.name}
                onChange={(event) => change({ name: event.target.value.trim() })}
              />
            )}
          </Field>
          <Field
            label={words.expires.label}
            help={words.expires.help}
            error={problems.expires ?? undefined}
            optional
          >
            {(ids) => (
              <TextInput
                {...ids}
                type="datetime-local"
                value={form.expires}
                onChange={(event) => change({ expires: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
      <BackupFields form={form} server={server} pool={pool} onChange={change} />
      <Code>
        {keeps
          ? createCommand(form, { ...row, of: server })
          : exportCommand(form, `${row.name}.${endingOf(form.compression)}`, { ...row, of: server })}
      </Code>
    </FormDialog>
  )
}
