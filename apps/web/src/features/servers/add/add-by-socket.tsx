import type { DiscoveredSocket } from '@gantry/protocol/servers'
import { DisplayName } from '@gantry/protocol/text'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { placeFailure } from '../../../api/place-failure.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import { discoveredQuery } from '../server-requests.ts'
import { Steps, WithSteps } from './steps.tsx'
import { useAdd } from './use-add.ts'

const text = t.servers.form.local

const Fields = z.object({
  socket: z.string().check(z.minLength(1, text.pathNeeded)),
  name: DisplayName,
})
type Fields = z.infer<typeof Fields>

const FoundSocket = ({
  found,
  busy,
  onAdd,
}: {
  found: DiscoveredSocket
  busy: boolean
  onAdd: () => void
}) => (
  <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-t py-2.5 first:border-t-0">
    <div className="min-w-0 flex-1">
      <div className="font-[550]">{t.servers.products[found.product]}</div>
      <code className="text-dim text-small [overflow-wrap:anywhere]">{found.socket}</code>
      {found.problem !== null && <div className="text-bad text-small">{found.problem}</div>}
    </div>
    <Button
      look="primary"
      icon={PlugZap}
      busy={busy}
      can={found.problem === null ? yes : no(found.problem)}
      onClick={onAdd}
    >
      {t.servers.form.submit(found.suggestedName)}
    </Button>
  </li>
)

const NoneFound = () => (
  <div className="grid gap-2">
    <div className="font-[550]">{text.none}</div>
    <p className="m-0 text-dim">{text.noneText}</p>
    <ul className="m-0 grid list-none gap-0.5 p-0">
      {text.places.map((place) => (
        <li key={place}>
          <code className="text-small">{place}</code>
        </li>
      ))}
    </ul>
    <p className="m-0 text-dim">{text.noneAdded}</p>
  </div>
)

/** Sockets that are there, each with one button; and a path for one that stands elsewhere. */
export const AddBySocket = () => {
  const { add, adding } = useAdd()
  const [failure, setFailure] = useState<ApiFailure>()
  const discovered = useQuery(discoveredQuery)
  const form = useForm<Fields>({ resolver: zodResolver(Fields), defaultValues: { socket: '', name: '' } })
  const { errors } = form.formState
  const name = form.watch('name')

  const addFound = async ({ socket, suggestedName }: DiscoveredSocket): Promise<void> => {
    setFailure(undefined)
    setFailure(await add({ way: 'unix', name: suggestedName, socket }))
  }
  const submit = form.handleSubmit(async (fields) => {
    setFailure(undefined)
    const refused = await add({ way: 'unix', ...fields })
    if (refused !== undefined) setFailure(placeFailure(refused, form.setError, ['socket', 'name']))
  })

  return (
    <WithSteps steps={<Steps steps={text.steps} />}>
      <Section title={text.found}>
        {discovered.isPending && (
          <Skeleton>
            <Bone className="h-3 w-1/2" />
          </Skeleton>
        )}
        {discovered.error && (
          <ErrorPanel error={discovered.error} onRetry={() => void discovered.refetch()} />
        )}
        {discovered.data?.length === 0 && <NoneFound />}
        {discovered.data !== undefined && discovered.data.length > 0 && (
          <ul className="m-0 list-none p-0">
            {discovered.data.map((found) => (
              <FoundSocket
                key={found.socket}
                found={found}
                busy={adding === found.suggestedName}
                onAdd={() => void addFound(found)}
              />
            ))}
          </ul>
        )}
      </Section>
      <FormFailure failure={failure} />
      <Section title={text.other}>
        <form className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          <Field label={text.path} help={text.pathHelp} error={errors.socket?.message}>
            {(ids) => (
              <TextInput {...ids} mono placeholder="/var/lib/lxd/unix.socket" {...form.register('socket')} />
            )}
          </Field>
          <Field label={t.servers.form.name} help={t.servers.form.nameHelp} error={errors.name?.message}>
            {(ids) => <TextInput {...ids} className="max-w-80" {...form.register('name')} />}
          </Field>
          <div>
            <Button type="submit" busy={adding !== undefined && adding === name}>
              {t.servers.form.submit(name)}
            </Button>
          </div>
        </form>
      </Section>
    </WithSteps>
  )
}
