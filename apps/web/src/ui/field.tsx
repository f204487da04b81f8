import { type ReactNode, useId } from 'react'
import { t } from '../i18n/en.ts'

export type FieldIds = {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

/**
 * Label above, help below in grey, the error under the field. `children` gets the ids to spread on the control:
 * `<Field label="Name">{(ids) => <TextInput {...ids} {...register('name')} />}</Field>`
 */
export const Field = ({
  label,
  help,
  error,
  optional = false,
  children,
}: {
  label: string
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  children: (ids: FieldIds) => ReactNode
}) => {
  const id = useId()
  const described = [error !== undefined && `${id}-error`, help !== undefined && `${id}-help`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-[550]">
        {label}
        {optional && <span className="font-normal text-dim"> ({t.ui.optional})</span>}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className="m-0 text-bad text-small">
          {error}
        </p>
      )}
      {help !== undefined && (
        <div id={`${id}-help`} className="m-0 text-dim text-small">
          {help}
        </div>
      )}
    </div>
  )
}
