import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { reported } from '../../../api/reported.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { backups as words } from '../../../i18n/en/backups.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf, useServerMap } from '../actions/use-action-context.ts'
import { rootDisk } from '../page/limits.ts'
import { instanceDetail } from '../queries.ts'
import { createCommand, exportCommand } from './backup-commands.ts'
import { BackupFields } from './backup-fields.tsx'
import { type BackupForm, backupBody, backupProblems, emptyBackup } from './backup-form.ts'
import { backupList } from './backup-queries.ts'
import { exportToDisk } from './exports.ts'

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
  const id = useId()
  const servers = useServerMap()
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
  const can = canDo('backup-create', row, context)
  const serverName = server?.name ?? row.server
  const change = (part: Partial<BackupForm>): void => setForm((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!can.ok || (keeps && (problems.name ?? problems.expires) !== null)) return
    onClose()
    if (!keeps) return void exportToDisk(row, form)
    const making = lxd(row.server).instances.backups.create(row.name, backupBody(form), {
      project: row.project,
    })
    void reported(runOperation(row.server, making), words.made(row.name))
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={keeps ? words.form.createTitle(row.name) : words.form.exportTitle(row.name)}
      description={keeps ? words.form.createText(serverName) : words.form.exportText(serverName)}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" can={can}>
            {keeps ? words.form.create : words.form.export}
          </Button>
        </>
      }
    >
      <form id={id} className="grid gap-3" noValidate onSubmit={submit}>
        {keeps && (
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <Field
              label={words.name.label}
              help={words.name.help}
              error={problems.name ?? undefined}
              optional
            >
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
            ? createCommand(form, row, servers)
            : exportCommand(form, `${row.name}.tar.gz`, row, servers)}
        </Code>
      </form>
    </Dialog>
  )
}
