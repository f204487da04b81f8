import type { ImageMetadata } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { PencilLine, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { metadata } from '../../../i18n/en/metadata.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { DeleteDialog } from '../../../ui/delete-dialog.tsx'
import { type PlainColumn, PlainTable } from '../../../ui/plain-table.tsx'
import { Section } from '../../../ui/section.tsx'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { templateCommand } from './metadata-commands.ts'
import { removeTemplate } from './metadata-queries.ts'
import { NewTemplateDialog } from './new-template-dialog.tsx'
import { type TemplateUse, templateUses } from './template-uses.ts'

const words = metadata.templates

const quiet = (text: string) => <span className="text-dim">{text}</span>

/** The templates, with what the metadata says of each. */
export const TemplatesSection = ({
  row,
  names,
  of,
  onEdit,
}: {
  row: InstanceRow
  names: readonly string[]
  of: ImageMetadata
  onEdit: (template: string) => void
}) => {
  const context = useActionContextOf(row)
  const [making, setMaking] = useState(false)
  const [deleting, setDeleting] = useState<TemplateUse>()
  const canWrite = canDo('template-write', row, context)
  const canDelete = canDo('template-delete', row, context)
  const columns: readonly PlainColumn<TemplateUse>[] = [
    { id: 'name', title: words.columns.name, cell: ({ name }) => <span className="break-all">{name}</span> },
    {
      id: 'files',
      title: words.columns.files,
      wide: true,
      cell: ({ files }) => (files.length === 0 ? quiet(words.unused) : files.join(', ')),
    },
    {
      id: 'when',
      title: words.columns.when,
      quiet: true,
      cell: ({ when, createOnly }) => [...when, ...(createOnly ? [words.createOnly] : [])].join(', '),
    },
    {
      id: 'actions',
      title: words.columns.actions,
      right: true,
      cell: (use) => (
        <span className="inline-flex gap-1">
          <IconButton
            icon={PencilLine}
            size="small"
            label={words.edit(use.name)}
            can={canWrite}
            onClick={() => onEdit(use.name)}
          />
          <IconButton
            icon={Trash2}
            size="small"
            label={words.delete(use.name)}
            can={canDelete}
            onClick={() => setDeleting(use)}
          />
        </span>
      ),
    },
  ]
  return (
    <Section
      title={words.title}
      note={
        <Button icon={Plus} can={canWrite} onClick={() => setMaking(true)}>
          {words.new}
        </Button>
      }
    >
      <p className="m-0 mb-2 text-dim">{names.length === 0 ? words.none : words.text}</p>
      {names.length > 0 && (
        <PlainTable
          label={words.label}
          columns={columns}
          rows={templateUses(names, of)}
          rowKey={({ name }) => name}
        />
      )}
      {making && (
        <NewTemplateDialog row={row} taken={names} onMade={onEdit} onClose={() => setMaking(false)} />
      )}
      {deleting !== undefined && (
        <DeleteDialog
          deleted={[{ key: deleting.name, title: deleting.name }]}
          title={words.deleteTitle(deleting.name)}
          text={deleting.files.length === 0 ? words.deleteText : words.deleteUsed(deleting.files.join(', '))}
          action={words.deleteAction}
          done={words.deleted(deleting.name)}
          command={templateCommand('delete', { ...row, of: context.server }, deleting.name)}
          can={canDelete}
          remove={(name) => removeTemplate(row, name)}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </Section>
  )
}
