import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { copying } from '../../../i18n/en/copying.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { instanceDetail } from '../queries.ts'
import { CopyDialog } from './copy-dialog.tsx'

/** Copies an instance as it is now. What it has is read first. */
export const CopyInstanceDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const context = useActionContextOf(row)
  const detail = useQuery(instanceDetail(row.server, row.project, row.name))
  if (detail.data === undefined && detail.isError)
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()} title={copying.copy.title(row.name)}>
        <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />
      </Dialog>
    )
  if (detail.data === undefined || context.server === undefined) return null
  const { snapshots, ...original } = detail.data
  return (
    <CopyDialog
      row={row}
      server={context.server}
      context={context}
      original={original}
      snapshots={snapshots?.length ?? 0}
      onClose={onClose}
    />
  )
}
