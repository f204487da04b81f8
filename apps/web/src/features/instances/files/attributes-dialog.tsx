import type { FileEntry } from '@gantry/protocol/files'
import { useState } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { Field } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { no, yes } from '../../../ui/verdict.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import { CommandNote } from './command-note.tsx'
import { attributesCommand } from './file-command.ts'
import { modeText, octal, parseId, parseOctal } from './file-mode.ts'
import { childOf } from './file-paths.ts'
import { changeAttributes } from './file-requests.ts'
import { RightsGrid } from './rights-grid.tsx'

/** Mode and owner of a file or directory; the boxes and the number are two views of the same. */
export const AttributesDialog = ({
  target,
  path,
  entry,
  onClose,
}: {
  target: InstanceTarget
  /** The directory. */
  path: string
  entry: FileEntry
  onClose: () => void
}) => {
  const [modeValue, setMode] = useState(octal(entry.mode))
  const [uidValue, setUid] = useState(String(entry.uid))
  const [gidValue, setGid] = useState(String(entry.gid))
  const request = useRequest(onClose)
  const mode = parseOctal(modeValue)
  const uid = parseId(uidValue)
  const gid = parseId(gidValue)
  const newMode = mode === entry.mode ? undefined : mode
  const isOwned = uid === entry.uid && gid === entry.gid
  const isWhole = mode !== undefined && uid !== undefined && gid !== undefined
  const can = newMode === undefined && isOwned && isWhole ? no(files.editor.unchanged) : yes
  const whole = childOf(path, entry.name)
  const submit = async (): Promise<void> => {
    if (!isWhole) return
    const result = await request.ask(
      changeAttributes(target, {
        path: whole,
        ...(newMode === undefined ? {} : { mode: newMode }),
        ...(isOwned ? {} : { uid, gid }),
      }),
    )
    if (!result.ok) return
    toast.done(files.changed(entry.name))
    request.finish()
  }
  const command = attributesCommand(target, whole, {
    mode: newMode === undefined ? undefined : octal(newMode),
    owner: isOwned || uid === undefined || gid === undefined ? undefined : `${uid}:${gid}`,
  })
  return (
    <FormDialog
      title={files.attributesTitle(entry.name)}
      action={files.apply}
      can={can}
      busy={request.busy}
      failure={request.failure}
      onSubmit={() => void submit()}
      onClose={request.close}
    >
      <div className="grid gap-3 sm:grid-cols-[1fr_200px]">
        <RightsGrid mode={mode ?? entry.mode} onChange={(next) => setMode(octal(next))} />
        <Field
          label={files.mode}
          help={<span className="font-mono">{modeText(entry.kind, mode ?? entry.mode)}</span>}
          error={mode === undefined ? files.modeBad : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              mono
              inputMode="numeric"
              value={modeValue}
              data-tip={files.modeHelp}
              onChange={(event) => setMode(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={files.uid} error={uid === undefined ? files.idBad : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              inputMode="numeric"
              value={uidValue}
              onChange={(event) => setUid(event.target.value)}
            />
          )}
        </Field>
        <Field label={files.gid} error={gid === undefined ? files.idBad : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              inputMode="numeric"
              value={gidValue}
              onChange={(event) => setGid(event.target.value)}
            />
          )}
        </Field>
      </div>
      <CommandNote command={command} />
    </FormDialog>
  )
}
