import { type ReactNode, useId } from 'react'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { Verdict } from '../../ui/verdict.ts'
import { FollowedProgress } from './followed-progress.tsx'
import type { Followed } from './use-followed.ts'

/** A form that starts an operation: its fields, the command that does the same, how far it is, and why it failed. */
export const FormDialog = ({
  title,
  action,
  danger = false,
  can,
  followed,
  command,
  children,
  onSubmit,
}: {
  title: string
  /** What the button does. */
  action: string
  danger?: boolean
  can: Verdict
  followed: Followed
  command: string
  children: ReactNode
  onSubmit: () => Promise<void>
}) => {
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && followed.close()}
      title={title}
      footer={
        <>
          <Button onClick={followed.close}>{t.ui.cancel}</Button>
          <Button
            type="submit"
            form={id}
            look={danger ? 'danger-primary' : 'primary'}
            can={can}
            busy={followed.busy}
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
          if (can.ok && !followed.busy) void onSubmit()
        }}
      >
        {children}
        {command !== '' && <Code>{command}</Code>}
        <FollowedProgress followed={followed} />
      </form>
    </Dialog>
  )
}
