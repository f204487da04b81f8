import { Setup } from '@gantry/protocol/session'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useState } from 'react'
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
import { takeSetupToken } from './setup-token.ts'

const SetupForm = ({ token }: { token: string }) => {
  const [failure, setFailure] = useState<ApiFailure>()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Setup),
    defaultValues: { token, name: '', email: '', password: '' },
  })
  const { errors } = formState
  const submit = handleSubmit(async (values) => {
    setFailure(undefined)
    const result = await request('POST', 'api/setup', { body: values })
    if (!result.ok) return setFailure(result.failure)
    await reloadSession()
    await router.navigate({ to: '/' })
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <Field label={t.session.name} error={errors.name?.message}>
        {(ids) => <TextInput {...ids} {...register('name')} autoComplete="name" />}
      </Field>
      <Field label={t.session.email} error={errors.email?.message}>
        {(ids) => <TextInput {...ids} {...register('email')} type="email" autoComplete="username" />}
      </Field>
      <Field label={t.session.password} help={t.session.passwordHelp} error={errors.password?.message}>
        {(ids) => (
          <TextInput {...ids} {...register('password')} type="password" autoComplete="new-password" />
        )}
      </Field>
      {failure !== undefined && (
        <p role="alert" className="m-0 text-bad">
          {failure.message}
        </p>
      )}
      <Button type="submit" look="primary" busy={formState.isSubmitting} className="mt-1 w-full">
        {t.session.setupSubmit}
      </Button>
    </form>
  )
}

export const SetupPage = () => {
  const [token, setToken] = useState(takeSetupToken)
  useEffect(() => {
    // The link may be opened in a tab that shows this page already: only the fragment changes then.
    const take = (): void => setToken(takeSetupToken())
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  return token === undefined ? (
    <FrontPage title={t.session.setupNoToken} text={t.session.setupNoTokenText} />
  ) : (
    <FrontPage title={t.session.setupTitle} text={t.session.setupText}>
      <SetupForm key={token} token={token} />
    </FrontPage>
  )
}
