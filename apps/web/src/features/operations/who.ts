import type { OperationRow } from '@gantry/protocol/operation-row'
import { none } from '../../i18n/format.ts'

/** Who started it: the person of Gantry, or else what the server says about the caller. */
export const startedBy = (row: OperationRow): string => row.person?.name ?? row.requestor ?? none
