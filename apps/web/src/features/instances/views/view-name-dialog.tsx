import { type FormEvent, useId, useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import { findView } from './saved-views.ts'
import { usePreferences } from './use-preferences.ts'

/** Asks for the name of a view, a new one or another one. */
export const ViewNameDialog = ({
  title,
  text,
  initial,
  action,
  onClose,
  onSave,
}: {
  title: string
  text?: string
  initial: string
  action: string
  onClose: () => void
  onSave: (name: string) => void
}) => {
  const [name, setName] = useState(initial)
  const { views } = usePreferences()
  const form = useId()
  const trimmed = name.trim()
  const taken = findView(views, trimmed)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (trimmed === '') return
    onSave(trimmed)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={text}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button
            type="submit"
            form={form}
            look="primary"
            can={trimmed === '' ? no(t.instances.views.nameMissing) : yes}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field
          label={t.instances.views.name}
          help={taken !== undefined && taken.name !== initial ? t.instances.views.nameTaken : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
