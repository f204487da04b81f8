import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import { t } from '../../../i18n/en.ts'
import { duration } from '../../../i18n/format.ts'
import { Progress } from '../../../ui/progress.tsx'
import { operationTone, Status } from '../../../ui/status.tsx'
import { Age } from '../../../ui/time.tsx'

const took = (row: OperationRow): string =>
  duration(Date.parse(row.ended ?? row.updated) - Date.parse(row.created))

/** One operation on an instance's own page, where the instance need not be named again. */
export const OperationItem = ({ row, long = false }: { row: OperationRow; long?: boolean }) => {
  const ended = hasEnded(row.status)
  return (
    <li className="min-w-0">
      <div className="flex min-w-0 items-baseline gap-2">
        <span className="w-[84px] shrink-0">
          <Status tone={operationTone(row.status)} word={t.operations.statuses[row.status]} />
        </span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          {row.description}{' '}
          {long && row.person !== null && (
            <span className="text-dim">{t.instancePage.operations.by(row.person.name)}</span>
          )}
        </span>
        <span className="flex shrink-0 items-center gap-3 text-dim">
          {ended ? (
            <>
              <span className={long ? '' : 'max-lg:hidden'}>{took(row)}</span>
              <span className="min-w-10 text-right">
                <Age at={row.ended ?? row.updated} />
              </span>
            </>
          ) : (
            <Progress percent={row.progress?.percent ?? null} label={row.description} />
          )}
        </span>
      </div>
      {!ended && row.progress !== null && row.progress.text !== '' && (
        <code className="block pl-[92px] text-dim text-small">{row.progress.text}</code>
      )}
      {row.error !== '' && <p className="m-0 pl-[92px] text-bad [overflow-wrap:anywhere]">{row.error}</p>}
    </li>
  )
}
