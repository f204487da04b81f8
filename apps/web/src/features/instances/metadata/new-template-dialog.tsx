import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { metadata } from '../../../i18n/en/metadata.ts'
import { useServer } from '../../../live/hooks.ts'
import { Code } from '../../../ui/code.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { noName } from '../actions/client-line.ts'
import { templateCommand } from './metadata-commands.ts'
import { createTemplate } from './metadata-queries.ts'

const words = metadata.templates

const problemOf = (name: string, taken: readonly string[]): string | undefined => {
  if (name === '' || name === '.' || name === '..') return words.problems.none
  if (name.includes('/')) return words.problems.slash
  return taken.includes(name) ? words.problems.taken : undefined
}

/** Makes an empty template, which is then edited. */
export const NewTemplateDialog = ({
  row,
  taken,
  onMade,
  onClose,
}: {
  row: InstanceRow
  taken: readonly string[]
  onMade: (name: string) => void
  onClose: () => void
}) => {
  const of = useServer(row.server)
  const request = useRequest(onClose)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const problem = request.busy ? undefined : problemOf(name, taken)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (problem !== undefined) return
    const result = await request.ask(createTemplate(row, name))
    if (!result.ok || request.isClosed()) return
    request.finish()
    onMade(name)
  }
  return (
    <FormDialog
      title={words.newTitle}
      action={words.create}
      busy={request.busy}
      failure={request.failure}
      onSubmit={() => void submit()}
      onClose={request.close}
    >
      <Field label={words.name} help={words.nameHelp} error={tried || name !== '' ? problem : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            mono
            placeholder="hosts.tpl"
            value={name}
            onChange={(event) => setName(event.target.value.trim())}
          />
        )}
      </Field>
      <Code>{templateCommand('create', { ...row, of }, name || noName)}</Code>
    </FormDialog>
  )
}
