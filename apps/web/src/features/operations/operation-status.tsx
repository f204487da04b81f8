import type { OperationRow } from '@gantry/protocol/operation-row'
import { t } from '../../i18n/en.ts'
import { operationTone, Status } from '../../ui/status.tsx'

export const OperationStatus = ({ row }: { row: OperationRow }) => (
  <Status
    tone={operationTone(row.status)}
    word={t.operations.statuses[row.status]}
    tip={row.error || (row.status === 'Lost' ? t.operations.lost : undefined)}
  />
)
