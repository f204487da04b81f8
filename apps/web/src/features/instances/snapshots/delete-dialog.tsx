import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useRef, useState } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { t } from '../../../i18n/en.ts'
import { age } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { ActionContext } from '../actions/can.ts'
import { DeleteItems } from './delete-items.tsx'
import { type DeleteItem, deleteSnapshots } from './delete-snapshots.ts'
import { deleteCommand } from './snapshot-command.ts'

const words = snapshots.deleteDialog

/** Asks, deletes one or many, and shows what became of each where not all went well. */
export const DeleteDialog = ({
  row,
  context,
  chosen,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  chosen: readonly InstanceSnapshot[]
  onClose: () => void
}) => {
  const [items, setItems] = useState<readonly DeleteItem[]>()
  const [over, setOver] = useState(false)
  const closed = useRef(false)
  const close = (): void => {
    closed.current = true
    onClose()
  }
  const names = chosen.map(({ name }) => name)
  const run = async (): Promise<void> => {
    const ended = await deleteSnapshots(row, names, setItems)
    const failed = ended.filter(({ state }) => state === 'failed')
    if (failed.length === 0) {
      toast.done(words.done(ended.length))
      return onClose()
    }
    if (closed.current) {
      const server = context.server?.name
      for (const { name, error = '' } of failed) toast.failed({ message: `${name}: ${error}`, server })
    }
    setOver(true)
  }
  if (items !== undefined) {
    const failed = items.filter(({ state }) => state === 'failed').length
    const done = items.filter(({ state }) => state === 'done').length
    return (
      <Dialog
        open
        onOpenChange={close}
        title={over ? words.failed(failed, items.length) : words.progress(done + failed, items.length)}
        footer={<Button onClick={close}>{t.ui.close}</Button>}
      >
        <DeleteItems items={items} />
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={close}
      title={words.title(names)}
      action={words.action(names.length)}
      danger
      command={deleteCommand({ ...row, of: context.server }, names)}
      {...(names.length > 1 ? { typed: String(names.length) } : {})}
      onConfirm={() => void run()}
    >
      <div className="grid gap-2.5">
        <p className="m-0">{names.length === 1 ? words.textOne : words.text}</p>
        <ul className="m-0 max-h-48 list-none overflow-y-auto rounded-control border border-line p-0">
          {chosen.map(({ name, created_at }) => (
            <li key={name} className="flex gap-3 border-line border-b px-2.5 py-1 last:border-0">
              <span className="min-w-0 flex-1 truncate font-[550]">{name}</span>
              <span className="shrink-0 text-dim">{words.taken(age(created_at, Date.now()))}</span>
            </li>
          ))}
        </ul>
      </div>
    </ConfirmDialog>
  )
}
