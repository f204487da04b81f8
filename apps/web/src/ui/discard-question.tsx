import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from './confirm-dialog.tsx'

/**
 * Asks before the person goes to another address, or closes the window, while something is changed and not saved.
 * Closing a dialog that stands in the URL is going to another address, as the browser's own way back is.
 */
export const DiscardQuestion = ({
  isChanged,
  title,
  action,
  children,
}: {
  isChanged: boolean
  title: string
  /** What the button does. */
  action: string
  /** What is lost, and what is not. */
  children: string
}) => {
  const leaving = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      open={leaving.status === 'blocked'}
      onOpenChange={(open) => !open && leaving.reset?.()}
      title={title}
      action={action}
      danger
      onConfirm={() => leaving.proceed?.()}
    >
      {children}
    </ConfirmDialog>
  )
}
