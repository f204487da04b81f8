import type { OperationRow } from '@gantry/protocol/operation-row'
import { t } from '../../../i18n/en.ts'
import { OperationPanel } from '../../operations/operation-panel.tsx'

/** How far the download and the unpacking of a new instance are. */
export const BeingMade = ({
  operation,
  name,
  server,
}: {
  operation: OperationRow
  name: string
  server: string
}) => <OperationPanel title={t.create.progress.title(name, server)} operation={operation} />
