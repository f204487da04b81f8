import type { OperationRow } from '@gantry/protocol/operation-row'
import { useState } from 'react'
import { lxd } from '../../../api/lxd.ts'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { percent } from '../../../i18n/format.ts'
import { useServer } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { toast } from '../../../ui/toast.tsx'
import { canCancel } from '../../operations/cancel-verdict.ts'

const words = t.create.progress

/** How far the download and the unpacking of a new instance are, in the server's own words, and how to stop it. */
export const BeingMade = ({
  operation,
  name,
  server,
}: {
  operation: OperationRow
  name: string
  server: string
}) => {
  const [busy, setBusy] = useState(false)
  const may = useMay()
  const row = useServer(operation.server)
  const done = operation.progress?.percent ?? null
  const cancel = async (): Promise<void> => {
    setBusy(true)
    const result = await lxd(operation.server).operations.cancel(operation.id)
    setBusy(false)
    if (!result.ok) toast.failed({ message: result.message, server: row?.name })
  }
  return (
    <section
      aria-label={words.title(name, server)}
      className="flex flex-col gap-2 rounded-panel border border-line bg-panel px-3.5 py-3"
    >
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="m-0 flex-1 font-semibold">{words.title(name, server)}</h2>
        {done !== null && <span className="text-dim">{percent(done)}</span>}
        <Button busy={busy} can={canCancel(operation, row, may)} onClick={() => void cancel()}>
          {words.cancel}
        </Button>
      </div>
      <Progress percent={done} label={words.title(name, server)} className="w-full" />
      <code className="text-dim text-small">{operation.progress?.text ?? words.preparing}</code>
    </section>
  )
}
