import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toast } from '../../ui/toast.tsx'
import { bindingOf, newBinding } from './binding-form.ts'
import { addPerson, peopleQuery } from './people-requests.ts'
import { PersonFields } from './person-form.ts'
import { RolesEditor } from './roles-editor.tsx'

const text = t.people.form

export const AddPersonDialog = ({ onClose }: { onClose: () => void }) => {
  const id = useId()
  const queries = useQueryClient()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<PersonFields>({
    resolver: zodResolver(PersonFields),
    defaultValues: { name: '', email: '', password: '', roles: [newBinding] },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ roles, ...person }) => {
    setFailure(undefined)
    const result = await addPerson({ ...person, bindings: roles.map(bindingOf) })
    if (!result.ok)
      return setFailure(placeFailure(result.failure, form.setError, ['name', 'email', 'password']))
    toast.done(t.people.done.added(person.name))
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey })
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={text.addTitle}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isSubmitting}>
            {text.add}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={text.name} error={errors.name?.message}>
              {(ids) => <TextInput {...ids} autoFocus {...form.register('name')} />}
            </Field>
            <Field label={text.email} error={errors.email?.message}>
              {(ids) => <TextInput {...ids} type="email" {...form.register('email')} />}
            </Field>
          </div>
          <Field label={text.password} help={text.passwordHelp} error={errors.password?.message}>
            {(ids) => (
              <TextInput
                {...ids}
                type="password"
                autoComplete="new-password"
                className="max-w-72"
                {...form.register('password')}
              />
            )}
          </Field>
          <RolesEditor />
          <FormFailure failure={failure} />
        </form>
      </FormProvider>
    </Dialog>
  )
}
