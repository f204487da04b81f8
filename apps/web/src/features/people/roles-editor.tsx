import { roles } from '@gantry/protocol/permissions'
import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { t } from '../../i18n/en.ts'
import { useServers } from '../../live/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/inputs.tsx'
import { newBinding } from './binding-form.ts'
import type { RolesFields } from './person-form.ts'

const text = t.people.form
const places = ['everything', 'server', 'project'] as const

/** The form around it: of a new person, or of the roles alone. Both have the field `roles`. */
const useRoles = () => useFormContext<RolesFields>()

const ServerSelect = ({ at }: { at: number }) => {
  const servers = useServers()
  const { register, formState } = useRoles()
  return (
    <Select
      aria-label={text.server}
      aria-invalid={formState.errors.roles?.[at]?.server === undefined ? undefined : true}
      className="min-w-28 max-w-44"
      {...register(`roles.${at}.server`)}
    >
      <option value="">{text.chooseServer}</option>
      {servers.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}

/** Projects that the server has named; none are named while it has never been reached. */
const ProjectSelect = ({ at, server }: { at: number; server: string }) => {
  const { register, formState } = useRoles()
  const projects = useServers().find(({ id }) => id === server)?.projects ?? []
  return (
    <Select
      aria-label={text.project}
      aria-invalid={formState.errors.roles?.[at]?.project === undefined ? undefined : true}
      className="min-w-28 max-w-44"
      {...register(`roles.${at}.project`)}
    >
      <option value="">{text.chooseProject}</option>
      {projects.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  )
}

const RoleRow = ({ at, onRemove }: { at: number; onRemove: () => void }) => {
  const { control, register, formState } = useRoles()
  const row = useWatch({ control, name: `roles.${at}` })
  const errors = formState.errors.roles?.[at]
  const message = errors?.server?.message ?? errors?.project?.message ?? errors?.role?.message
  return (
    <li className="border-line border-t py-2 first:border-t-0 first:pt-0">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
          <Select aria-label={text.role} className="max-w-36" {...register(`roles.${at}.role`)}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {t.people.roles[role]}
              </option>
            ))}
          </Select>
          <span className="text-dim">{text.on}</span>
          <Select aria-label={text.where} className="max-w-32" {...register(`roles.${at}.where`)}>
            {places.map((place) => (
              <option key={place} value={place}>
                {text.places[place]}
              </option>
            ))}
          </Select>
          {row.where !== 'everything' && <ServerSelect at={at} />}
          {row.where === 'project' && <ProjectSelect at={at} server={row.server} />}
        </div>
        <IconButton icon={X} label={text.removeRole} onClick={onRemove} />
      </div>
      <p className="m-0 mt-1 text-dim text-small">{t.people.roleHelp[row.role]}</p>
      {message !== undefined && <p className="m-0 text-bad text-small">{message}</p>}
    </li>
  )
}

/** A list of roles, each on a place. Wide as a dialog; the fields of a row wrap where it is narrow. */
export const RolesEditor = () => {
  const { control } = useRoles()
  const { fields, append, remove } = useFieldArray({ control, name: 'roles' })
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="p-0 font-[550]">{text.roles}</legend>
      <p className="m-0 mb-2 text-dim text-small">{text.rolesHelp}</p>
      <ul className="m-0 list-none p-0">
        {fields.map((field, at) => (
          <RoleRow key={field.id} at={at} onRemove={() => remove(at)} />
        ))}
      </ul>
      <Button icon={Plus} onClick={() => append(newBinding)}>
        {text.addRole}
      </Button>
    </fieldset>
  )
}
