import type { Person } from '@gantry/protocol/session'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { ApiFailure } from '../../api/result.ts'
import { sessionQuery, usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFailure } from '../../ui/form-failure.tsx'
import { toast } from '../../ui/toast.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { bindingOf, fieldsOf } from './binding-form.ts'
import { administersEverything } from './last-administrator.ts'
import { changePerson, peopleQuery } from './people-requests.ts'
import { RolesFields } from './person-form.ts'
import { RolesEditor } from './roles-editor.tsx'

const text = t.people.form

/** The roles of a person. `last` is the only administrator of everything, who must stay one. */
export const RolesDialog = ({
  person,
  last,
  onClose,
}: {
  person: Person
  last: boolean
  onClose: () => void
}) => {
  const id = useId()
  const me = usePerson()
  const queries = useQueryClient()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<RolesFields>({
    resolver: zodResolver(RolesFields),
    defaultValues: { roles: person.bindings.map(fieldsOf) },
  })
  const bindings = form.watch('roles').map(bindingOf)
  const can = last && !administersEverything(bindings) ? no(text.lastRole) : yes
  const submit = form.handleSubmit(async ({ roles }) => {
    if (!can.ok) return
    setFailure(undefined)
    const result = await changePerson(person.id, { bindings: roles.map(bindingOf) })
    if (!result.ok) return setFailure(result.failure)
    toast.done(t.people.done.changed(person.name))
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey })
    if (person.id === me.id) await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    onClose()
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={text.rolesTitle(person.name)}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={form.formState.isSubmitting} can={can}>
            {text.save}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={id} className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          <RolesEditor />
          {!can.ok && <p className="m-0 text-warn">{can.why}</p>}
          <FormFailure failure={failure} />
        </form>
      </FormProvider>
    </Dialog>
  )
}
