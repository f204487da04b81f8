import type { InstanceRow } from '@gantry/protocol/instance-row'
import { metadata as words } from '../../../i18n/en/metadata.ts'
import { toast } from '../../../ui/toast.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { editMetadataCommand, templateCommand } from './metadata-commands.ts'
import { editedMetadata, editedTemplate } from './metadata-queries.ts'
import { readMetadata } from './metadata-text.ts'
import { TextEditDialog } from './text-edit-dialog.tsx'

const problemOf = (text: string): { line: number; message: string } | undefined => {
  const read = readMetadata(text)
  return read.ok ? undefined : read
}

const parse = (text: string) => {
  const read = readMetadata(text)
  return read.ok ? read.value : undefined
}

/** The editor of the metadata, or of the template that is named. */
export const MetadataEdit = ({
  row,
  template,
  onSaved,
  onClose,
}: {
  row: InstanceRow
  template: string | undefined
  onSaved: () => void
  onClose: () => void
}) => {
  const context = useActionContextOf(row)
  const target = { ...row, of: context.server }
  const saved = (message: string) => (): void => {
    toast.done(message)
    onSaved()
  }
  if (template !== undefined)
    return (
      <TextEditDialog
        key={template}
        title={template}
        label={words.templates.editLabel(template)}
        edited={editedTemplate(row, template)}
        command={templateCommand('edit', target, template)}
        can={canDo('template-write', row, context)}
        onSaved={saved(words.templates.saved(template))}
        onClose={onClose}
      />
    )
  return (
    <TextEditDialog
      title={words.editTitle(row.name)}
      label={words.editLabel(row.name)}
      edited={editedMetadata(row, parse)}
      command={editMetadataCommand(target)}
      can={canDo('metadata-change', row, context)}
      problemOf={problemOf}
      onSaved={saved(words.saved(row.name))}
      onClose={onClose}
    />
  )
}
