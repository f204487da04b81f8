import type { ServerRow } from '@gantry/protocol/server-row'
import { DisplayName } from '@gantry/protocol/text'
import { zodResolver } from '@hookform/resolvers/zod'
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
import { changeServer } from './server-requests.ts'

const text = t.servers.rename
const Fields = z.object({ name: DisplayName })

export const RenameServerDialog = ({ server, onClose }: { server: ServerRow; onClose: () => void }) => {
  const id = useId()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm({ resolver: zodResolver(Fields), defaultValues: { name: server.name } })
  const { errors, isSubmitting } = form.formState

  const submit = form.handleSubmit(async ({ name }) => {
    setFailure(undefined)
    const result = await changeServer(server.id, { name })
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, ['name']))
    toast.done(t.servers.done.renamed(name))
    onClose()
  })

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={text.title(server.name)}
      description={text.text}
      size="small"
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
        <Field label={text.name} error={errors.name?.message}>
          {(ids) => <TextInput {...ids} autoFocus {...form.register('name')} />}
        </Field>
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}
