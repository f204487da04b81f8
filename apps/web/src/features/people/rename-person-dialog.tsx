import { AddPerson, type Person } from '@gantry/protocol/session'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toast } from '../../ui/toast.tsx'
import { changePerson, peopleQuery } from './people-requests.ts'

const text = t.people.form
const Fields = z.object({ name: AddPerson.shape.name })

export const RenamePersonDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const id = useId()
  const queries = useQueryClient()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm({ resolver: zodResolver(Fields), defaultValues: { name: person.name } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name }) => {
    setFailure(undefined)
    const result = await changePerson(person.id, { name })
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, ['name']))
    toast.done(t.people.done.changed(name))
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey })
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={text.renameTitle(person.name)}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isSubmitting}>
            {text.rename}
          </Button>
        </>
      }
    >
      <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={text.name} error={errors.name?.message}>
          {(ids) => <TextInput {...ids} autoFocus {...form.register('name')} />}
        </Field>
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}
