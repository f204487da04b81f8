import type { OperationRow } from '@gantry/protocol/operation-row'
import { hasEnded } from '@gantry/protocol/operation-row'
import { X } from 'lucide-react'
import { useState } from 'react'
import { lxd } from '../../api/lxd.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { duration } from '../../i18n/format.ts'
import { useServer } from '../../live/hooks.ts'
import { IconButton } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { operationTone, Status } from '../../ui/status.tsx'
import { Age } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { canCancel } from '../operations/cancel-verdict.ts'
import { SubjectLinks } from '../operations/subject-links.tsx'

const took = (row: OperationRow): string =>
  duration(Date.parse(row.ended ?? row.updated) - Date.parse(row.created))

/** One operation in the pane and on the overview: status, what, where, progress or age, and its error below. */
export const OperationLine = ({ row, cancel = true }: { row: OperationRow; cancel?: boolean }) => {
  const server = useServer(row.server)
  const may = useMay()
  const [busy, setBusy] = useState(false)
  const ended = hasEnded(row.status)
  const onCancel = async (): Promise<void> => {
    setBusy(true)
    const result = await lxd(row.server).operations.cancel(row.id)
    setBusy(false)
    if (!result.ok) toast.failed({ message: result.message, server: server?.name })
  }
  return (
    <li className="px-4 py-[3px] hover:bg-hover">
      <div className="flex min-h-6 items-center gap-2.5">
        <span className="w-[92px] shrink-0 max-sm:w-[66px]">
          <Status tone={operationTone(row.status)} word={t.operations.statuses[row.status]} />
        </span>
        <span className="min-w-0 truncate">
          {row.description} <SubjectLinks row={row} />{' '}
          {server !== undefined && <span className="text-dim">{t.shell.pane.on(server.name)}</span>}
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-2.5 text-dim">
          {ended ? (
            <>
              <span className="max-sm:hidden">{took(row)}</span>
              <span className="min-w-12 text-right">
                <Age at={row.ended ?? row.updated} />
              </span>
            </>
          ) : (
            <>
              <Progress percent={row.progress?.percent ?? null} label={row.description} />
              <code className="min-w-0 max-w-[260px] truncate text-small max-md:hidden">
                {row.progress?.text}
              </code>
            </>
          )}
          {cancel && !ended && (
            <IconButton
              icon={X}
              size="small"
              label={t.shell.pane.cancel}
              busy={busy}
              can={canCancel(row, server, may)}
              onClick={() => void onCancel()}
            />
          )}
        </span>
      </div>
      {row.error !== '' && (
        <p className="m-0 pb-1 pl-[22px] text-bad [overflow-wrap:anywhere]">{row.error}</p>
      )}
    </li>
  )
}
