import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { usePerson } from '../../api/session.ts'
import { commands } from '../../i18n/en/commands.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { Select } from '../../ui/inputs.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { useServerMap } from '../instances/actions/use-action-context.ts'
import { CommandFields, commandOf, fieldsOf, noCommand } from '../saved-commands/command-form.ts'
import { CommandInputs } from '../saved-commands/command-inputs.tsx'
import { savedCommandsQuery } from '../saved-commands/saved-command-requests.ts'
import { canRunOn } from '../terminals/can-open.ts'
import { startCommandRun } from './command-run-requests.ts'

const words = commands.dialog
/** Of those that are left out. */
const named = 5

const LeftOut = ({ unable }: { unable: readonly { row: InstanceRow; why: string }[] }) =>
  unable.length === 0 ? null : (
    <div className="text-dim">
      <p className="m-0">{words.leftOut(unable.length)}</p>
      <ul className="m-0 list-none p-0">
        {unable.slice(0, named).map(({ row, why }) => (
          <li key={instanceKey(row)} className="[overflow-wrap:anywhere]">
            {row.name}: {why}
          </li>
        ))}
        {unable.length > named && <li>{words.more(unable.length - named)}</li>}
      </ul>
    </div>
  )

/** A saved command or one that is typed, on the chosen instances; what comes of it has a page of its own. */
export const StartDialog = ({ rows, onClose }: { rows: readonly InstanceRow[]; onClose: () => void }) => {
  const id = useId()
  const navigate = useNavigate()
  const servers = useServerMap()
  const { bindings } = usePerson()
  const saved = useQuery(savedCommandsQuery)
  const [chosen, setChosen] = useState('')
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<CommandFields>({ resolver: zodResolver(CommandFields), defaultValues: noCommand })
  const { able, unable, verdict } = canRunOn(rows, (row) => ({ server: servers.get(row.server), bindings }))
  const [first] = able
  const choose = (next: string): void => {
    setChosen(next)
    const command = saved.data?.find((one) => one.id === next)
    if (command !== undefined) form.reset(fieldsOf(command))
  }
  const submit = form.handleSubmit(async (fields) => {
    if (!verdict.ok) return
    setFailure(undefined)
    const name = saved.data?.find((one) => one.id === chosen)?.name ?? ''
    const instances = able.map(instanceKey)
    const result = await startCommandRun({ name, command: commandOf(fields), instances })
    if (!result.ok)
      return setFailure(placeFailure(result.failure, form.setError, ['line', 'user', 'environment']))
    onClose()
    await navigate({ to: '/commands/runs/$id', params: { id: result.value.id } })
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title(able.length, first?.name ?? '')}
      description={words.text}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" can={verdict} busy={form.formState.isSubmitting}>
            {words.action(able.length, first?.name ?? '')}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          {saved.isError && <ErrorPanel error={saved.error} onRetry={() => void saved.refetch()} />}
          {saved.data !== undefined && saved.data.length > 0 && (
            <Field label={commands.fields.saved}>
              {(ids) => (
                <Select {...ids} value={chosen} onChange={(event) => choose(event.target.value)}>
                  <option value="">{commands.fields.typed}</option>
                  {saved.data
                    .toSorted((a, b) => a.name.localeCompare(b.name))
                    .map((command) => (
                      <option key={command.id} value={command.id}>
                        {command.name}
                      </option>
                    ))}
                </Select>
              )}
            </Field>
          )}
          <CommandInputs />
          <LeftOut unable={unable} />
          <FormFailure failure={failure} />
        </form>
      </FormProvider>
    </Dialog>
  )
}
