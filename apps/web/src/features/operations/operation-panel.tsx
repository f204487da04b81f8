import type { OperationRow } from '@gantry/protocol/operation-row'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useServer } from '../../live/hooks.ts'
import { TransferPanel } from '../../ui/transfer-panel.tsx'
import { no } from '../../ui/verdict.ts'
import { cancelOperation } from './cancel-operation.ts'
import { canCancel } from './cancel-verdict.ts'

/** How far an operation is, in the server's own words, and how to stop it. */
export const OperationPanel = ({
  title,
  operation,
}: {
  title: string
  /** Undefined for the moment until the news of it has come. */
  operation: OperationRow | undefined
}) => {
  const [busy, setBusy] = useState(false)
  const may = useMay()
  const server = useServer(operation?.server)
  const cancel = async (row: OperationRow): Promise<void> => {
    setBusy(true)
    await cancelOperation(row)
    setBusy(false)
  }
  return (
    <TransferPanel
      title={title}
      percent={operation?.progress?.percent ?? null}
      text={operation?.progress?.text ?? t.create.progress.preparing}
      busy={busy}
      can={
        operation === undefined ? no(t.operations.reasons.notCancellable) : canCancel(operation, server, may)
      }
      onCancel={operation === undefined ? undefined : () => void cancel(operation)}
    />
  )
}
