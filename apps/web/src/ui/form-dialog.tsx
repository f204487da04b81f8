import { type ReactNode, useId } from 'react'
import type { ApiFailure } from '../api/result.ts'
import { t } from '../i18n/en.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FormFailure } from './form-failure.tsx'
import type { Verdict } from './verdict.ts'

/** A dialog that is a form: Enter in a field does what its button does. */
export const FormDialog = ({
  title,
  description,
  action,
  danger = false,
  can,
  busy = false,
  failure,
  children,
  onSubmit,
  onClose,
}: {
  title: string
  description?: ReactNode
  /** What the button does. */
  action: string
  danger?: boolean
  /** While it is busy, what it does may itself be the reason against it: that is not said. */
  can?: Verdict | undefined
  busy?: boolean
  failure?: ApiFailure | undefined
  children: ReactNode
  onSubmit: () => void
  onClose: () => void
}) => {
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button
            type="submit"
            form={id}
            look={danger ? 'danger-primary' : 'primary'}
            can={busy ? undefined : can}
            busy={busy}
          >
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (can?.ok !== false && !busy) onSubmit()
        }}
      >
        {children}
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}
