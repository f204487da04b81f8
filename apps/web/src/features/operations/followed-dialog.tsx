import type { ReactNode } from 'react'
import { Code } from '../../ui/code.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Verdict } from '../../ui/verdict.ts'
import type { Followed } from './use-followed.ts'

/** A form that starts an operation and stays until that has ended: the command that does the same, and how far it is. */
export const FollowedDialog = ({
  followed: { busy, running, failure, close },
  command,
  children,
  ...form
}: {
  title: string
  description?: ReactNode
  action: string
  danger?: boolean
  can: Verdict
  followed: Followed
  /** Empty while there is none. */
  command: string
  children: ReactNode
  onSubmit: () => void
}) => (
  <FormDialog {...form} busy={busy} failure={failure} onClose={close}>
    {children}
    {command !== '' && <Code>{command}</Code>}
    {running !== undefined && (
      <div role="status" className="flex min-w-0 items-center gap-2.5 text-dim">
        <Progress percent={running.progress?.percent ?? null} label={running.description} />
        <span className="min-w-0 truncate">
          {[running.description, running.progress?.text].filter(Boolean).join(' · ')}
        </span>
      </div>
    )}
  </FormDialog>
)
