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
import { CheckField, TextArea, TextInput } from '../../../ui/inputs.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import { addressesIn } from '../addresses.ts'
import { PreviewCard } from './preview-card.tsx'
import { previewQuery } from './preview-query.ts'
import { Steps, WithSteps } from './steps.tsx'
import { useAdd } from './use-add.ts'

const text = t.servers.form.password
const names = ['addresses', 'name', 'password'] as const

const Fields = z.object({
  addresses: z
    .string()
    .check(z.refine((value) => addressesIn(value).length > 0, t.servers.form.addressNeeded)),
  name: DisplayName,
  password: z.string().check(z.minLength(1, text.passwordNeeded)),
})
type Fields = z.infer<typeof Fields>

/**
 * An address and a trust password. The password goes only over a connection whose certificate the person has
 * compared, so the form has two steps: read the certificate, then agree to it.
 */
export const AddByPassword = () => {
  const { add, adding } = useAdd()
  const [failure, setFailure] = useState<ApiFailure>()
  const [asked, setAsked] = useState<string[]>()
  const [agreed, setAgreed] = useState<string>()
  const form = useForm<Fields>({
    resolver: zodResolver(Fields),
    defaultValues: { addresses: '', name: '', password: '' },
  })
  const { errors, dirtyFields } = form.formState
  const [addresses, name] = form.watch(['addresses', 'name'])
  const preview = useQuery(
    previewQuery(asked === undefined ? undefined : { way: 'password', addresses: asked }),
  )
  // What was found is about the addresses that were asked, and about no others.
  const found = addressesIn(addresses).join() === asked?.join() ? preview.data : undefined
  const fingerprint = found?.fingerprint ?? undefined
  const suggested = found?.suggestedName
  const named = dirtyFields.name === true
  useEffect(() => {
    if (suggested !== undefined && !named) form.setValue('name', suggested)
  }, [suggested, named, form])

  const check = async (): Promise<void> => {
    setFailure(undefined)
    if (!(await form.trigger('addresses', { shouldFocus: true }))) return
    const wanted = addressesIn(addresses)
    if (wanted.join() === asked?.join()) await preview.refetch()
    else setAsked(wanted)
  }
  const submit = form.handleSubmit(async (fields) => {
    if (fingerprint === undefined || agreed !== fingerprint) return
    setFailure(undefined)
    const body = { way: 'password', name: fields.name, password: fields.password, fingerprint } as const
    const refused = await add({ ...body, addresses: addressesIn(fields.addresses) })
    if (refused !== undefined) setFailure(placeFailure(refused, form.setError, names))
  })
  const mayAdd =
    fingerprint === undefined ? no(text.checkFirst) : agreed === fingerprint ? yes : no(text.agreeNeeded)

  return (
    <WithSteps steps={<Steps steps={text.steps} />}>
      <form className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
        <Card>
          <div className="grid justify-items-start gap-3">
            <div className="w-full">
              <Field
                label={t.servers.form.addresses}
                help={t.servers.form.addressesHelp}
                error={errors.addresses?.message}
              >
                {(ids) => (
                  <TextArea
                    {...ids}
                    mono
                    rows={3}
                    autoFocus
                    placeholder={t.servers.form.addressExample}
                    {...form.register('addresses')}
                  />
                )}
              </Field>
            </div>
            <Button
              look={fingerprint === undefined ? 'primary' : 'plain'}
              busy={preview.isFetching}
              onClick={() => void check()}
            >
              {found === undefined ? t.servers.form.check : t.servers.form.checkAgain}
            </Button>
          </div>
        </Card>
        <PreviewCard
          preview={found}
          loading={preview.isFetching}
          error={preview.error}
          onRetry={() => void check()}
        >
          {fingerprint !== undefined && (
            <div className="grid gap-2 border-line border-t pt-3">
              <span>{text.compare}</span>
              <Code>lxc info | grep certificate_fingerprint</Code>
              <CheckField
                label={text.agree}
                checked={agreed === fingerprint}
                onChange={(event) => setAgreed(event.target.checked ? fingerprint : undefined)}
              />
            </div>
          )}
        </PreviewCard>
        {fingerprint !== undefined && (
          <Card>
            <div className="grid max-w-80 gap-3">
              <Field label={text.password} help={text.passwordHelp} error={errors.password?.message}>
                {(ids) => <TextInput {...ids} type="password" {...form.register('password')} />}
              </Field>
              <Field label={t.servers.form.name} help={t.servers.form.nameHelp} error={errors.name?.message}>
                {(ids) => <TextInput {...ids} {...form.register('name')} />}
              </Field>
            </div>
          </Card>
        )}
        <FormFailure failure={failure} />
        {fingerprint !== undefined && (
          <div>
            <Button type="submit" look="primary" can={mayAdd} busy={adding !== undefined}>
              {t.servers.form.submit(name)}
            </Button>
          </div>
        )}
      </form>
    </WithSteps>
  )
}
