import { useFormContext } from 'react-hook-form'
import { t } from '../../i18n/en.ts'
import { Field } from '../../ui/field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import type { OpenFields } from './open-form.ts'

const words = t.terminals.fields

/** What a process is started with, and a console is not. */
export const ProcessInputs = () => {
  const { register, formState } = useFormContext<OpenFields>()
  const { errors } = formState
  return (
    <>
      <Field label={words.command} optional help={words.commandHelp} error={errors.command?.message}>
        {(ids) => <TextInput {...ids} mono {...register('command')} />}
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={words.user} optional help={words.userHelp} error={errors.user?.message}>
          {(ids) => <TextInput {...ids} mono placeholder="root" {...register('user')} />}
        </Field>
        <Field label={words.group} optional error={errors.group?.message}>
          {(ids) => <TextInput {...ids} mono {...register('group')} />}
        </Field>
        <Field label={words.cwd} optional help={words.cwdHelp} error={errors.cwd?.message}>
          {(ids) => <TextInput {...ids} mono {...register('cwd')} />}
        </Field>
      </div>
      <Field
        label={words.environment}
        optional
        help={words.environmentHelp}
        error={errors.environment?.message}
      >
        {(ids) => <TextArea {...ids} mono rows={2} {...register('environment')} />}
      </Field>
    </>
  )
}
