import { DisplayName } from '@gantry/protocol/text'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { placeFailure } from '../../../api/place-failure.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Code } from '../../../ui/code.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { TextArea, TextInput } from '../../../ui/inputs.tsx'
import { Section } from '../../../ui/section.tsx'
import { PreviewCard } from './preview-card.tsx'
import { previewQuery } from './preview-query.ts'
import { Steps, WithSteps } from './steps.tsx'
import { cleanToken, looksLikeToken } from './token-shape.ts'
import { useAdd } from './use-add.ts'

const text = t.servers.form.token

const Fields = z.object({
  token: z.string().check(z.minLength(1, text.tokenNeeded)),
  name: DisplayName,
})
type Fields = z.infer<typeof Fields>

/** A trust token, pasted whole. What is in it is shown as soon as it is there, before anything is sent anywhere. */
export const AddByToken = () => {
  const { add, adding } = useAdd()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<Fields>({ resolver: zodResolver(Fields), defaultValues: { token: '', name: '' } })
  const { errors, dirtyFields } = form.formState
  const [token, name] = form.watch(['token', 'name'])
  const preview = useQuery(
    previewQuery(looksLikeToken(token) ? { way: 'token', token: cleanToken(token) } : undefined),
  )
  const suggested = preview.data?.suggestedName
  const named = dirtyFields.name === true
  useEffect(() => {
    if (suggested !== undefined && !named) form.setValue('name', suggested)
  }, [suggested, named, form])

  const submit = form.handleSubmit(async (fields) => {
    setFailure(undefined)
    const refused = await add({ way: 'token', name: fields.name, token: cleanToken(fields.token) })
    if (refused !== undefined) setFailure(placeFailure(refused, form.setError, ['token', 'name']))
  })

  return (
    <WithSteps steps={<Steps steps={text.steps} />}>
      <Section title={text.make}>
        <div className="grid gap-2">
          <p className="m-0 text-dim">{text.makeText}</p>
          <Code>lxc config trust add --name gantry</Code>
          <Code>incus config trust add gantry</Code>
        </div>
      </Section>
      <form className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
        <Card>
          <Field label={text.token} help={text.tokenHelp} error={errors.token?.message}>
            {(ids) => <TextArea {...ids} mono rows={5} autoFocus {...form.register('token')} />}
          </Field>
        </Card>
        <PreviewCard
          preview={preview.data}
          loading={preview.isFetching}
          error={preview.error}
          onRetry={() => void preview.refetch()}
        />
        <Card>
          <Field label={t.servers.form.name} help={t.servers.form.nameHelp} error={errors.name?.message}>
            {(ids) => <TextInput {...ids} className="max-w-80" {...form.register('name')} />}
          </Field>
        </Card>
        <FormFailure failure={failure} />
        <div>
          <Button type="submit" look="primary" busy={adding !== undefined}>
            {t.servers.form.submit(name)}
          </Button>
        </div>
      </form>
    </WithSteps>
  )
}
