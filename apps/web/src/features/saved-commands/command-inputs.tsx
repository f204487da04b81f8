import { useFormContext } from 'react-hook-form'
import { commands } from '../../i18n/en/commands.ts'
import { t } from '../../i18n/en.ts'
import { Field } from '../../ui/field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import type { CommandFields } from './command-form.ts'

const words = commands.fields

/** The fields of a command inside a form that has them. */
export const CommandInputs = () => {
  const { register, formState } = useFormContext<CommandFields>()
  const { errors } = formState
  return (
    <>
      <Field label={words.line} help={words.lineHelp} error={errors.line?.message}>
        {(ids) => <TextArea {...ids} mono rows={3} {...register('line')} />}
      </Field>
      <Field label={words.user} optional help={words.userHelp} error={errors.user?.message}>
        {(ids) => (
          <TextInput
            {...ids}
            mono
            placeholder={commands.saved.root}
            className="max-w-60"
            {...register('user')}
          />
        )}
      </Field>
      <Field
        label={t.terminals.fields.environment}
        optional
        help={t.terminals.fields.environmentHelp}
        error={errors.environment?.message}
      >
        {(ids) => <TextArea {...ids} mono rows={2} {...register('environment')} />}
      </Field>
    </>
  )
}
