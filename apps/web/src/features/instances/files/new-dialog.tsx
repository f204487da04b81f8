import { useState } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { InstanceTarget } from '../actions/client-line.ts'
import { createCommand } from './file-command.ts'
import { canonical, childOf } from './file-paths.ts'
import { type FilesOf, makeDirectory, makeFile, makeSymlink } from './file-requests.ts'
import { NameDialog } from './name-dialog.tsx'

export type NewKind = 'file' | 'directory' | 'symlink'

const titles: Readonly<Record<NewKind, string>> = {
  file: files.newFile,
  directory: files.newDirectory,
  symlink: files.newLink,
}

const make = (kind: NewKind, of: FilesOf, path: string, leadsTo: string) => {
  if (kind === 'file') return makeFile(of, path)
  return kind === 'directory' ? makeDirectory(of, { path }) : makeSymlink(of, { path, target: leadsTo })
}

/** An empty file, a directory or a link in the directory that is shown. */
export const NewDialog = ({
  kind,
  target,
  path,
  taken,
  onMade,
  onClose,
}: {
  kind: NewKind
  target: InstanceTarget
  path: string
  taken: ReadonlySet<string>
  onMade: (name: string) => void
  onClose: () => void
}) => {
  const [text, setText] = useState('')
  const leadsTo = canonical(text) ?? text
  return (
    <NameDialog
      title={titles[kind]}
      label={files.name}
      action={files.create}
      taken={taken}
      command={(name) => createCommand(target, kind, childOf(path, name), leadsTo)}
      onSubmit={(name) => make(kind, target, childOf(path, name), leadsTo)}
      onDone={(name, wasClosed) => {
        toast.done(files.created(name))
        if (!wasClosed) onMade(name)
      }}
      onClose={onClose}
    >
      {kind === 'symlink' && (
        <Field label={files.target} help={files.targetHelp}>
          {(ids) => (
            <TextInput {...ids} mono value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      )}
    </NameDialog>
  )
}
