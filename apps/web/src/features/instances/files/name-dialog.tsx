import { type ReactNode, useState } from 'react'
import type { ApiResult } from '../../../api/result.ts'
import { files } from '../../../i18n/en/files.ts'
import { Field } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { useRequest } from '../../../ui/use-request.ts'
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
  onDone,
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
  /** When it is done; `wasClosed` where the person did not wait for it. */
  onDone: (name: string, wasClosed: boolean) => void
  onClose: () => void
}) => {
  const [text, setText] = useState(initial)
  const [shown, setShown] = useState(false)
  const request = useRequest(onClose)
  const problem = nameProblem(text, taken)
  const name = canonical(text) ?? text
  const submit = async (): Promise<void> => {
    setShown(true)
    if (problem !== undefined) return
    const result = await request.ask(onSubmit(name))
    if (!result.ok) return
    const wasClosed = request.isClosed()
    request.finish()
    onDone(name, wasClosed)
  }
  return (
    <FormDialog
      title={title}
      action={action}
      busy={request.busy}
      failure={request.failure}
      onSubmit={() => void submit()}
      onClose={request.close}
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
