import type { FileEntry } from '@gantry/protocol/files'
import { useId, useState } from 'react'
import type { ApiFailure } from '../../../api/result.ts'
import { files } from '../../../i18n/en/files.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { toast } from '../../../ui/toast.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import { CommandNote } from './command-note.tsx'
import { attributesCommand, type FilePlace } from './file-command.ts'
import { modeText, octal, parseId, parseOctal } from './file-mode.ts'
import { childOf } from './file-paths.ts'
import { changeAttributes, type FilesOf } from './file-requests.ts'
import { RightsGrid } from './rights-grid.tsx'

/** Mode and owner of a file or directory; the boxes and the number are two views of the same. */
export const AttributesDialog = ({
  of,
  place,
  path,
  entry,
  onClose,
}: {
  of: FilesOf
  place: FilePlace
  /** The directory. */
  path: string
  entry: FileEntry
  onClose: () => void
}) => {
  const id = useId()
  const [modeValue, setMode] = useState(octal(entry.mode))
  const [uidValue, setUid] = useState(String(entry.uid))
  const [gidValue, setGid] = useState(String(entry.gid))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const mode = parseOctal(modeValue)
  const uid = parseId(uidValue)
  const gid = parseId(gidValue)
  const newMode = mode === entry.mode ? undefined : mode
  const isOwned = uid === entry.uid && gid === entry.gid
  const isWhole = mode !== undefined && uid !== undefined && gid !== undefined
  const can = newMode === undefined && isOwned && isWhole ? no(files.editor.unchanged) : yes
  const whole = childOf(path, entry.name)
  const submit = async (): Promise<void> => {
    if (!isWhole || !can.ok || busy) return
    setBusy(true)
    setFailure(undefined)
    const result = await changeAttributes(of, {
      path: whole,
      ...(newMode === undefined ? {} : { mode: newMode }),
      ...(isOwned ? {} : { uid, gid }),
    })
    setBusy(false)
    if (!result.ok) return setFailure(result.failure)
    toast.done(files.changed(entry.name))
    onClose()
  }
  const command = attributesCommand(place, whole, {
    mode: newMode === undefined ? undefined : octal(newMode),
    owner: isOwned || uid === undefined || gid === undefined ? undefined : `${uid}:${gid}`,
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={files.attributesTitle(entry.name)}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={busy} can={can}>
            {files.apply}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
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
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}
