import type { Recording } from '@gantry/protocol/recording'
import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { recordings } from '../../i18n/en/recordings.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { removeRecording } from './recording-requests.ts'

const words = recordings

export const RemoveDialog = ({
  id,
  name,
  onClose,
}: {
  id: Recording['id']
  name: string
  onClose: (isRemoved: boolean) => void
}) => {
  const [busy, setBusy] = useState(false)
  return (
    <ConfirmDialog
      open
      onOpenChange={() => onClose(false)}
      title={words.removeTitle(name)}
      action={words.remove}
      danger
      busy={busy}
      onConfirm={() => {
        setBusy(true)
        void reported(removeRecording(id), words.removed).then(onClose)
      }}
    >
      {words.removeText}
    </ConfirmDialog>
  )
}
