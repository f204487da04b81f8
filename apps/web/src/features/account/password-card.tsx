import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { changePassword, sessionsQuery } from './account-requests.ts'
import { PasswordFields } from './password-form.ts'

const text = t.account.password
const empty: PasswordFields = { current: '', next: '', again: '' }

export const PasswordCard = () => {
  const me = usePerson()
  const queries = useQueryClient()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<PasswordFields>({ resolver: zodResolver(PasswordFields), defaultValues: empty })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ current, next }) => {
    setFailure(undefined)
    const result = await changePassword(current, next)
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, ['current', 'next']))
    form.reset(empty)
    toast.done(text.done)
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  })
  return (
    <Section title={text.title}>
      <p className="m-0 mb-3 text-dim">{text.text}</p>
      <form className="grid max-w-80 gap-3" onSubmit={(event) => void submit(event)} noValidate>
        {/* For password managers, which otherwise do not know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <Field label={text.current} error={errors.current?.message}>
          {(ids) => (
            <TextInput
              {...ids}
              type="password"
              autoComplete="current-password"
              {...form.register('current')}
            />
          )}
        </Field>
        <Field label={text.next} help={text.help} error={errors.next?.message}>
          {(ids) => (
            <TextInput {...ids} type="password" autoComplete="new-password" {...form.register('next')} />
          )}
        </Field>
        <Field label={text.again} error={errors.again?.message}>
          {(ids) => (
            <TextInput {...ids} type="password" autoComplete="new-password" {...form.register('again')} />
          )}
        </Field>
        <FormFailure failure={failure} />
        <div>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Section>
  )
}
