import type { SavedCommand } from '@gantry/protocol/saved-command'
import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { commands } from '../../i18n/en/commands.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toast } from '../../ui/toast.tsx'
import { commandOf, fieldsOf, noCommand, SavedFields } from './command-form.ts'
import { CommandInputs } from './command-inputs.tsx'
import { saveCommand } from './saved-command-requests.ts'

const words = commands.saved

/** A new saved command, or another content for one. */
export const SavedCommandDialog = ({
  command,
  onClose,
}: {
  command: SavedCommand | undefined
  onClose: () => void
}) => {
  const id = useId()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<SavedFields>({
    resolver: zodResolver(SavedFields),
    defaultValues: {
      name: command?.name ?? '',
      ...(command === undefined ? noCommand : fieldsOf(command)),
    },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, ...fields }) => {
    setFailure(undefined)
    const result = await saveCommand({ name, ...commandOf(fields) }, command?.id)
    if (!result.ok)
      return setFailure(placeFailure(result.failure, form.setError, ['name', 'line', 'user', 'environment']))
    toast.done(words.saved(name))
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={command === undefined ? words.addTitle : words.changeTitle(command.name)}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isSubmitting}>
            {command === undefined ? words.addAction : words.changeAction}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          <Field label={commands.fields.name} error={errors.name?.message}>
            {(ids) => <TextInput {...ids} autoFocus {...form.register('name')} />}
          </Field>
          <CommandInputs />
          <p className="m-0 text-dim text-small">{words.everybody}</p>
          <FormFailure failure={failure} />
        </form>
      </FormProvider>
    </Dialog>
  )
}
