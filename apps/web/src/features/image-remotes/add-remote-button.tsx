import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { placeFailure } from '../../api/place-failure.ts'
import type { ApiFailure } from '../../api/result.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import { toast } from '../../ui/toast.tsx'
import { RemoteFields, remoteBody } from './remote-form.ts'
import { addRemote, remotesQuery } from './remote-requests.ts'

const text = t.remotes.form
const names = ['name', 'url', 'certificate'] as const

const AddRemoteDialog = ({ onClose }: { onClose: () => void }) => {
  const id = useId()
  const queries = useQueryClient()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<RemoteFields>({
    resolver: zodResolver(RemoteFields),
    defaultValues: { name: '', url: '', certificate: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (fields) => {
    setFailure(undefined)
    const result = await addRemote(remoteBody(fields))
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, names))
    toast.done(t.remotes.done.added(fields.name))
    await queries.invalidateQueries({ queryKey: remotesQuery.queryKey })
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={text.title}
      description={text.steps.join(' ')}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isSubmitting}>
            {text.submit}
          </Button>
        </>
      }
    >
      <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={text.name} help={text.nameHelp} error={errors.name?.message}>
          {(ids) => <TextInput {...ids} autoFocus className="max-w-72" {...form.register('name')} />}
        </Field>
        <Field label={text.url} help={text.urlHelp} error={errors.url?.message}>
          {(ids) => <TextInput {...ids} mono placeholder="https://" {...form.register('url')} />}
        </Field>
        <Field
          label={text.certificate}
          help={text.certificateHelp}
          error={errors.certificate?.message}
          optional
        >
          {(ids) => <TextArea {...ids} mono rows={5} {...form.register('certificate')} />}
        </Field>
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}

/** Whether the form is open stands in the URL, so that the palette and a link can open it. */
export const AddRemoteButton = ({ open }: { open: boolean }) => {
  const navigate = useNavigate()
  const show = (add: boolean): void =>
    void navigate({ to: '/servers', search: add ? { tab: 'remotes', add } : { tab: 'remotes' } })
  return (
    <>
      <Button look="primary" icon={Plus} onClick={() => show(true)}>
        {t.remotes.add}
      </Button>
      {open && <AddRemoteDialog onClose={() => show(false)} />}
    </>
  )
}
