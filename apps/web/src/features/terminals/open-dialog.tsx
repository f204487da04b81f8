import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useMemo, useState } from 'react'
import { Controller, FormProvider, useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useInstances } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { Select } from '../../ui/inputs.tsx'
import { no } from '../../ui/verdict.ts'
import { useServerMap } from '../instances/actions/use-action-context.ts'
import { canOpen } from './can-open.ts'
import { openCommand } from './open-command.ts'
import { OpenForm, openFieldsOf, wantedOf } from './open-form.ts'
import { ProcessInputs } from './process-inputs.tsx'
import { useOpenTerminal } from './use-open-terminal.ts'

const words = t.terminals.fields

/** The instances in which the person can open a session now. */
const useChoices = () => {
  const rows = useInstances()
  const servers = useServerMap()
  const { bindings } = usePerson()
  return useMemo(
    () =>
      rows
        .filter((one) => canOpen('exec', one, { server: servers.get(one.server), bindings }).ok)
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((one) => ({
          value: instanceKey(one),
          label: one.name,
          hint: [servers.get(one.server)?.name, one.project].filter(Boolean).join(' · '),
        })),
    [rows, servers, bindings],
  )
}

/** What to open, where and as whom. Without an instance it is chosen here. */
export const OpenDialog = ({ row, onClose }: { row?: InstanceRow; onClose: () => void }) => {
  const id = useId()
  const rows = useInstances()
  const servers = useServerMap()
  const choices = useChoices()
  const { bindings } = usePerson()
  const open = useOpenTerminal()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm({
    resolver: zodResolver(OpenForm),
    defaultValues: openFieldsOf(row === undefined ? '' : instanceKey(row)),
  })
  const fields = form.watch()
  const chosen = rows.find((one) => instanceKey(one) === fields.instance)
  const server = chosen === undefined ? undefined : servers.get(chosen.server)
  const can =
    chosen === undefined ? no(words.instanceNeeded) : canOpen(fields.kind, chosen, { server, bindings })
  const submit = form.handleSubmit(async (checked) => {
    if (!can.ok) return
    setFailure(undefined)
    const result = await open(wantedOf(checked))
    if (result.ok) return onClose()
    const places = ['instance', 'command', 'user', 'group', 'cwd', 'environment'] as const
    setFailure(placeFailure(result.failure, form.setError, places))
  })
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t.terminals.openTitle}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" can={can} busy={form.formState.isSubmitting}>
            {chosen === undefined ? t.terminals.open : t.terminals.openOn(chosen.name)}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          {row === undefined && (
            <Controller
              control={form.control}
              name="instance"
              render={({ field, fieldState }) => (
                <Field label={words.instance} error={fieldState.error?.message}>
                  {(ids) => (
                    <Combobox
                      {...ids}
                      label={words.instance}
                      choices={choices}
                      value={field.value}
                      onChange={field.onChange}
                    />
                  )}
                </Field>
              )}
            />
          )}
          <Field label={words.kind}>
            {(ids) => (
              <Select {...ids} {...form.register('kind')}>
                <option value="exec">{t.terminals.kinds.exec}</option>
                <option value="console">{t.terminals.kinds.console}</option>
                {/* It also stays while it is chosen, so that another instance says why it has none. */}
                {(chosen?.type === 'virtual-machine' || fields.kind === 'vga') && (
                  <option value="vga">{t.terminals.kinds.vga}</option>
                )}
              </Select>
            )}
          </Field>
          {fields.kind === 'exec' && <ProcessInputs />}
          {chosen !== undefined && (
            <div>
              <div className="mb-1 text-dim text-small">{t.terminals.equivalent}</div>
              <Code>{openCommand(wantedOf(fields), server)}</Code>
            </div>
          )}
          <FormFailure failure={failure} />
        </form>
      </FormProvider>
    </Dialog>
  )
}
