import { type ReactNode, useState } from 'react'
import { t } from '../i18n/en.ts'
import { Button } from './button.tsx'
import { Code } from './code.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { TextInput } from './inputs.tsx'
import { all, no, type Verdict, yes } from './verdict.ts'

export type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen, and what cannot be undone. */
  children: ReactNode
  /** What the button does: "Delete 3 instances". */
  action: string
  danger?: boolean
  /** Whether it can be done now. While it is busy, what it does may itself be the reason against it: that is not said. */
  can?: Verdict | undefined
  busy?: boolean
  /** The equivalent command. */
  command?: string | undefined
  /** Something that must be typed first, where a mistake would cost much. */
  typed?: string
  onConfirm: () => void
}

export const ConfirmDialog = ({
  open,
  onOpenChange,
  title,
  children,
  action,
  danger = false,
  can = yes,
  busy = false,
  command,
  typed,
  onConfirm,
}: ConfirmProps) => {
  const [text, setText] = useState('')
  const isTyped = typed === undefined || text === typed ? yes : no(t.ui.typeToConfirm(typed))
  const change = (next: boolean): void => {
    setText('')
    onOpenChange(next)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={title}
      size="normal"
      footer={
        <>
          <Button onClick={() => change(false)}>{t.ui.cancel}</Button>
          <Button
            look={danger ? 'danger-primary' : 'primary'}
            can={busy ? undefined : all(can, isTyped)}
            busy={busy}
            onClick={onConfirm}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <div>{children}</div>
        {typed !== undefined && (
          <Field label={t.ui.typeToConfirm(typed)}>
            {(ids) => <TextInput {...ids} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
        )}
        {command !== undefined && <Code>{command}</Code>}
      </div>
    </Dialog>
  )
}
