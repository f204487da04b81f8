import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/en.ts'
import { moment } from '../../i18n/format.ts'
import { CopyButton } from '../../ui/code.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { type AuditListRow, Outcome } from './audit-columns.tsx'

const text = t.audit.detail
const titles = t.audit.columns

/** One record whole. */
export const AuditDetail = ({ row, onClose }: { row: AuditListRow; onClose: () => void }) => (
  <Dialog open onOpenChange={onClose} title={row.action} description={<Outcome {...row} message="" />}>
    <DescriptionList
      entries={[
        row.message !== '' && { term: text.message, value: row.message },
        { term: titles.target, value: row.target },
        row.server !== null && {
          term: titles.server,
          value:
            row.serverName === t.audit.goneServer ? (
              row.serverName
            ) : (
              <Link to="/servers/$server" params={{ server: row.server }}>
                {row.serverName}
              </Link>
            ),
        },
        row.project !== null && { term: titles.project, value: row.project },
        { term: titles.at, value: moment(row.at) },
        {
          term: titles.person,
          value:
            row.person === null ? (
              t.audit.nobody
            ) : (
              <Link to="/audit" search={{ person: row.person.id }}>
                {row.person.name}
              </Link>
            ),
        },
        { term: titles.address, value: <code className="text-small">{row.address}</code> },
        { term: text.number, value: String(row.id) },
        {
          term: text.request,
          value: (
            <span className="inline-flex items-center gap-1">
              <code className="text-small">{row.request}</code>
              <CopyButton text={row.request} />
            </span>
          ),
        },
      ]}
    />
  </Dialog>
)
