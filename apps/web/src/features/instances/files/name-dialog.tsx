import { type ReactNode, useState } from 'react'
import type { ApiFailure, ApiResult } from '../../../api/result.ts'
import { files } from '../../../i18n/en/files.ts'
import { Field } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { CommandNote } from './command-note.tsx'
import type { FileCommand } from './file-command.ts'
import { canonical, nameProblem } from './file-paths.ts'

/** A dialog that asks for one name, and does something with it. */
export const NameDialog = ({
  title,
  label,
  action,
  name: initial = '',
  taken,
  command,
  children,
  onSubmit,
  onClose,
}: {
  title: string
  label: string
  action: string
  name?: string
  /** Names that are there already. */
  taken: ReadonlySet<string>
  command: (name: string) => FileCommand
  /** More fields below. */
  children?: ReactNode
  /** Called with the name as it is written everywhere. */
  onSubmit: (name: string) => Promise<ApiResult<unknown>>
  onClose: () => void
}) => {
  const [text, setText] = useState(initial)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const problem = nameProblem(text, taken)
  const name = canonical(text) ?? text
  const submit = async (): Promise<void> => {
    setShown(true)
    if (problem !== undefined) return
    setBusy(true)
    setFailure(undefined)
    const result = await onSubmit(name)
    setBusy(false)
    if (result.ok) onClose()
    else setFailure(result.failure)
  }
  return (
    <FormDialog
      title={title}
      action={action}
      busy={busy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={label}
        help={text.includes('\\') ? files.escapes : undefined}
        error={shown ? problem : undefined}
      >
        {(ids) => <TextInput {...ids} mono value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {children}
      <CommandNote command={command(name)} />
    </FormDialog>
  )
}
