import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { moment } from '../../i18n/format.ts'
import { useServer } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/code.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import { cancelOperation } from './cancel-operation.ts'
import { canCancel } from './cancel-verdict.ts'
import { OperationStatus } from './operation-status.tsx'
import { OperationTook } from './operation-took.tsx'
import { ResourceLink } from './resource-link.tsx'

const text = t.operations.detail

const Who = ({ row }: { row: OperationRow }): ReactNode =>
  row.person === null ? (
    <span className="text-dim">{text.outside}</span>
  ) : (
    <Link to="/operations" search={{ person: row.person.id }}>
      {row.person.name}
    </Link>
  )

const Resources = ({ row }: { row: OperationRow }): ReactNode =>
  row.resources.length === 0 ? (
    <span className="text-dim">{text.noResources}</span>
  ) : (
    <ul className="m-0 grid list-none gap-0.5 p-0">
      {row.resources.map((resource) => (
        <li key={`${resource.kind} ${resource.project} ${resource.name}`}>
          <ResourceLink server={row.server} resource={resource} />{' '}
          <span className="text-dim text-small">{resource.kind}</span>
        </li>
      ))}
    </ul>
  )

const At = ({ at }: { at: string }) => <time dateTime={at}>{moment(at)}</time>

/** One operation whole: what it is about, who, when, how far, and its error in the server's own words. */
export const OperationDetail = ({ row, onClose }: { row: OperationRow; onClose: () => void }) => {
  const may = useMay()
  const server = useServer(row.server)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={row.description}
      description={<OperationStatus row={row} />}
      footer={
        hasEnded(row.status) ? undefined : (
          <Button icon={X} can={canCancel(row, server, may)} onClick={() => void cancelOperation(row)}>
            {t.operations.cancel}
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        {row.error !== '' && (
          <div
            role="alert"
            className="flex items-start gap-2 rounded-control border border-[color-mix(in_srgb,var(--bad)_26%,var(--line))] bg-bad-bg px-3 py-2"
          >
            <p className="m-0 min-w-0 flex-1 whitespace-pre-line text-bad [overflow-wrap:anywhere]">
              {server !== undefined && <b className="font-semibold">{server.name}: </b>}
              {row.error}
            </p>
            <CopyButton text={row.error} />
          </div>
        )}
        {row.status === 'Lost' && <p className="m-0 text-dim">{t.operations.lost}</p>}
        {!hasEnded(row.status) && row.progress !== null && (
          <div className="grid gap-1.5">
            <Progress percent={row.progress.percent} label={text.progress} className="w-full" />
            <code className="text-dim text-small">{row.progress.text}</code>
          </div>
        )}
        <DescriptionList
          entries={[
            { term: text.resources, value: <Resources row={row} /> },
            server !== undefined && {
              term: text.server,
              value: (
                <Link to="/servers/$server" params={{ server: server.id }}>
                  {server.name}
                </Link>
              ),
            },
            row.member !== null && { term: text.member, value: row.member },
            { term: text.project, value: row.project },
            { term: text.by, value: <Who row={row} /> },
            row.requestor !== null && {
              term: text.requestor,
              value: <code className="text-small">{row.requestor}</code>,
            },
            { term: text.created, value: <At at={row.created} /> },
            row.ended === null
              ? { term: text.updated, value: <At at={row.updated} /> }
              : { term: text.ended, value: <At at={row.ended} /> },
            { term: text.duration, value: <OperationTook row={row} /> },
            {
              term: text.id,
              value: (
                <span className="inline-flex items-center gap-1">
                  <code className="text-small [overflow-wrap:anywhere]">{row.id}</code>
                  <CopyButton text={row.id} />
                </span>
              ),
            },
          ]}
        />
      </div>
    </Dialog>
  )
}
