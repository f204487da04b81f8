import type { ActionRun } from '@gantry/protocol/actions'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { startAction } from '../../api/start-action.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { retryOf } from './run-words.ts'

/** Does what failed in a run once more; nothing where nothing has, or while it goes on. */
export const RetryRun = ({ run, onStarted }: { run: ActionRun; onStarted?: (id: string) => void }) => {
  const [busy, setBusy] = useState(false)
  const again = run.ended === null ? undefined : retryOf(run)
  if (again === undefined) return null
  const retry = async (): Promise<void> => {
    setBusy(true)
    const started = await startAction(again)
    setBusy(false)
    if (started.ok) onStarted?.(started.value.id)
    else toast.failed(started.failure)
  }
  return (
    <Button icon={RotateCcw} busy={busy} onClick={() => void retry()}>
      {run.items.length === 1 ? t.ui.tryAgain : t.instances.run.retry(again.instances.length)}
    </Button>
  )
}
