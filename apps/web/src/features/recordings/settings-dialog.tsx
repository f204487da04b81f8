import { RecordingSettings } from '@gantry/protocol/recording'
import type { ServerRow } from '@gantry/protocol/server-row'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useId, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { recordings } from '../../i18n/en/recordings.ts'
import { t } from '../../i18n/en.ts'
import { useServerNames, useServers } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { CheckField, TextInput } from '../../ui/inputs.tsx'
import { toast } from '../../ui/toast.tsx'
import { changeSettings } from './recording-requests.ts'
import { settingsWords } from './settings-words.ts'

const words = recordings.settings
/** Viewers open no sessions. */
const sessionRoles = ['operator', 'manager', 'admin'] as const

const Group = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset className="m-0 grid min-w-0 gap-1.5 border-0 p-0">
    <legend className="mb-1 p-0 font-[550]">{legend}</legend>
    {children}
  </fieldset>
)

const toggled = <T,>(list: readonly T[], item: T, on: boolean): T[] =>
  on ? [...list, item] : list.filter((one) => one !== item)

/** Those that are in Gantry, and those that are not any more but are still named. */
const choicesOf = (servers: readonly ServerRow[], named: readonly string[]) => [
  ...servers.map(({ id, name }) => ({ id, name })),
  ...named
    .filter((id) => !servers.some((server) => server.id === id))
    .map((id) => ({ id, name: `${id} (${recordings.goneServer})` })),
]

/** Whose sessions are recorded, what happens when that fails, and for how long they are kept. */
export const SettingsDialog = ({
  settings,
  onClose,
}: {
  settings: RecordingSettings
  onClose: () => void
}) => {
  const id = useId()
  const servers = useServers()
  const nameOf = useServerNames()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<RecordingSettings>({
    resolver: zodResolver(RecordingSettings),
    defaultValues: settings,
  })
  const { errors, isSubmitting } = form.formState
  const chosen = form.watch()
  const submit = form.handleSubmit(async (body) => {
    setFailure(undefined)
    const result = await changeSettings(body)
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, ['retentionDays']))
    toast.done(words.saved)
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      description={words.what}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isSubmitting}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={id} className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
        <Controller
          control={form.control}
          name="roles"
          render={({ field }) => (
            <Group legend={words.roles}>
              {sessionRoles.map((role) => (
                <CheckField
                  key={role}
                  label={t.people.roles[role]}
                  checked={field.value.includes(role)}
                  onChange={(event) => field.onChange(toggled(field.value, role, event.target.checked))}
                />
              ))}
            </Group>
          )}
        />
        <Controller
          control={form.control}
          name="servers"
          render={({ field }) => (
            <Group legend={words.servers}>
              {choicesOf(servers, settings.servers).map((server) => (
                <CheckField
                  key={server.id}
                  label={server.name}
                  checked={field.value.includes(server.id)}
                  onChange={(event) => field.onChange(toggled(field.value, server.id, event.target.checked))}
                />
              ))}
              {servers.length === 0 && <p className="m-0 text-dim">{words.noServers}</p>}
            </Group>
          )}
        />
        <Controller
          control={form.control}
          name="strict"
          render={({ field }) => (
            <Group legend={words.broken}>
              <Choice
                label={words.strict}
                help={words.strictHelp}
                checked={field.value}
                onChoose={() => field.onChange(true)}
              />
              <Choice
                label={words.effort}
                help={words.effortHelp}
                checked={!field.value}
                onChoose={() => field.onChange(false)}
              />
            </Group>
          )}
        />
        <Field
          label={words.days}
          help={words.daysHelp}
          error={errors.retentionDays === undefined ? undefined : words.daysBad}
        >
          {(ids) => (
            <TextInput
              {...ids}
              type="number"
              min={1}
              max={3650}
              className="max-w-28"
              {...form.register('retentionDays', { valueAsNumber: true })}
            />
          )}
        </Field>
        <p role="status" className="m-0 rounded-control bg-sel px-3 py-2">
          {settingsWords(chosen, nameOf)} <span className="text-dim">{words.fromNow}</span>
        </p>
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}

const Choice = ({
  label,
  help,
  checked,
  onChoose,
}: {
  label: string
  help: string
  checked: boolean
  onChoose: () => void
}) => {
  const id = useId()
  return (
    <div className="flex items-start gap-2">
      <input
        type="radio"
        id={id}
        name="strict"
        checked={checked}
        onChange={onChoose}
        aria-describedby={`${id}-help`}
        className="m-0 mt-[3.5px] size-[13px] accent-accent"
      />
      <span>
        <label htmlFor={id}>{label}</label>
        <span id={`${id}-help`} className="block text-dim text-small">
          {help}
        </span>
      </span>
    </div>
  )
}
