import { SignIn } from '@gantry/protocol/session'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { request } from '../../api/request.ts'
import type { ApiFailure } from '../../api/result.ts'
import { t } from '../../i18n/en.ts'
import { router } from '../../router/router.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { FrontPage } from './front-page.tsx'
import { reloadSession } from './reload-session.ts'
import { safeReturn } from './safe-return.ts'

export const LoginPage = ({ back }: { back: string | undefined }) => {
  const [failure, setFailure] = useState<ApiFailure>()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(SignIn),
    defaultValues: { email: '', password: '' },
  })
  const submit = handleSubmit(async (values) => {
    setFailure(undefined)
    const result = await request('POST', 'api/sign-in', { body: values })
    if (!result.ok) return setFailure(result.failure)
    await reloadSession()
    router.history.push(safeReturn(back))
  })
  return (
    <FrontPage title={t.session.signInTitle} text={back === undefined ? undefined : t.session.signedOut}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
        <Field label={t.session.email} error={formState.errors.email?.message}>
          {(ids) => <TextInput {...ids} {...register('email')} type="email" autoComplete="username" />}
        </Field>
        <Field label={t.session.password} error={formState.errors.password?.message}>
          {(ids) => (
            <TextInput {...ids} {...register('password')} type="password" autoComplete="current-password" />
          )}
        </Field>
        {failure !== undefined && (
          <p role="alert" className="m-0 text-bad">
            {failure.message}
          </p>
        )}
        <Button type="submit" look="primary" busy={formState.isSubmitting} className="mt-1 w-full">
          {t.session.signIn}
        </Button>
      </form>
    </FrontPage>
  )
}
