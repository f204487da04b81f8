import type { InstanceRow } from '@gantry/protocol/instance-row'
import { metadata as words } from '../../../i18n/en/metadata.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { editedMetadata, editedTemplate } from './edited-texts.ts'
import { editMetadataCommand, templateCommand } from './metadata-commands.ts'
import { TextEditDialog } from './text-edit-dialog.tsx'

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
  if (template !== undefined)
    return (
      <TextEditDialog
        key={template}
        title={template}
        label={words.templates.editLabel(template)}
        edited={editedTemplate(row, template)}
        command={templateCommand('edit', target, template)}
        can={canDo('template-write', row, context)}
        onSaved={onSaved}
        onClose={onClose}
      />
    )
  return (
    <TextEditDialog
      title={words.editTitle(row.name)}
      label={words.editLabel(row.name)}
      edited={editedMetadata(row)}
      command={editMetadataCommand(target)}
      can={canDo('metadata-change', row, context)}
      onSaved={onSaved}
      onClose={onClose}
    />
  )
}
