import { useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { Choices } from '../../../ui/choices.tsx'
import { CheckField } from '../../../ui/inputs.tsx'
import type { CreateForm } from './create-form.ts'

const words = t.create

/** Without an image nothing says whether it is a container or a virtual machine, and a container has nothing to start. */
export const EmptyFields = ({
  form,
  onChange,
}: {
  form: CreateForm
  onChange: (part: Partial<CreateForm>) => void
}) => {
  // Whether it was to be started, for when an image is wanted after all.
  const [start, setStart] = useState(form.start)
  const change = (empty: boolean): void => {
    setStart(form.start)
    onChange({ empty, start: empty ? false : form.start || start, moreSource: null })
  }
  return (
    <>
      <CheckField
        label={words.image.empty}
        help={words.image.emptyHelp}
        checked={form.empty}
        onChange={({ target: { checked } }) => change(checked)}
      />
      {form.empty && (
        <div className="flex">
          <Choices
            label={words.type.label}
            value={form.emptyType}
            choices={[
              { id: 'container', label: words.type.container },
              { id: 'virtual-machine', label: words.type['virtual-machine'] },
            ]}
            onChange={(emptyType) => onChange({ emptyType })}
          />
        </div>
      )}
    </>
  )
}
