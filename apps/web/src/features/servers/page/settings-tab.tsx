import type { ServerRow } from '@gantry/protocol/server-row'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { placeFailure } from '../../../api/place-failure.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { TextArea } from '../../../ui/inputs.tsx'
import { toast } from '../../../ui/toast.tsx'
import { all, no, yes } from '../../../ui/verdict.ts'
import { addressesIn } from '../addresses.ts'
import { setDisabled } from '../server-actions.tsx'
import { changeServer } from '../server-requests.ts'
import { canChange } from '../server-verdicts.ts'

const text = t.servers.page.settings

const Row = ({ title, note, children }: { title: string; note: string; children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0">
    <div className="min-w-48 flex-1">
      <div className="font-[550]">{title}</div>
      <div className="max-w-[68ch] text-dim">{note}</div>
    </div>
    {children}
  </div>
)

const Fields = z.object({
  addresses: z
    .string()
    .check(z.refine((value) => addressesIn(value).length > 0, t.servers.form.addressNeeded)),
})

const AddressesForm = ({ server }: { server: ServerRow }) => {
  const may = useMay()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm({
    resolver: zodResolver(Fields),
    values: { addresses: server.addresses.join('\n') },
    resetOptions: { keepDirtyValues: true },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const submit = form.handleSubmit(async (fields) => {
    setFailure(undefined)
    const result = await changeServer(server.id, { addresses: addressesIn(fields.addresses) })
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, ['addresses']))
    toast.done(t.servers.done.addresses(server.name))
    form.reset(fields)
  })
  return (
    <form className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={text.addresses} help={text.addressesText} error={errors.addresses?.message}>
        {(ids) => (
          <TextArea
            {...ids}
            mono
            rows={Math.max(3, server.addresses.length + 1)}
            readOnly={!canChange(server, may).ok}
            {...form.register('addresses')}
          />
        )}
      </Field>
      <FormFailure failure={failure} />
      <div>
        <Button
          type="submit"
          busy={isSubmitting}
          can={all(canChange(server, may), isDirty ? yes : no(text.unchanged))}
        >
          {text.saveAddresses}
        </Button>
      </div>
    </form>
  )
}

/** What Gantry keeps about the server. Nothing here changes the server itself. */
export const SettingsTab = ({
  server,
  onRename,
  onRemove,
}: {
  server: ServerRow
  onRename: () => void
  onRemove: () => void
}) => {
  const may = useMay()
  const can = canChange(server, may)
  const disabled = server.state === 'disabled'
  return (
    <div className="grid max-w-[860px] gap-3">
      <Card>
        {server.way === 'unix' ? (
          <p className="m-0 text-dim">{text.addressesSocket}</p>
        ) : (
          <AddressesForm server={server} />
        )}
      </Card>
      <Card>
        <Row title={server.name} note={text.nameText}>
          <Button can={can} onClick={onRename}>
            {t.servers.actions.rename}
          </Button>
        </Row>
        <Row
          title={disabled ? text.enable : text.disable}
          note={disabled ? text.enableText : text.disableText}
        >
          <Button can={can} onClick={() => void setDisabled(server, !disabled)}>
            {disabled ? text.enable : text.disable}
          </Button>
        </Row>
        <Row title={text.remove} note={text.removeText}>
          <Button look="danger" can={can} onClick={onRemove}>
            {t.servers.actions.remove}
          </Button>
        </Row>
      </Card>
    </div>
  )
}
