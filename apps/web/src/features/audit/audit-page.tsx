import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ban, CircleAlert, ScrollText } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { t } from '../../i18n/en.ts'
import { useServerNames } from '../../live/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel, Notice } from '../../ui/notices.tsx'
import { Older } from '../../ui/older.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { usePaletteEntries } from '../palette/palette-entries.ts'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { type AuditListRow, auditColumns, narrowRecord } from './audit-columns.tsx'
import { AuditDetail } from './audit-detail.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { auditPages } from './audit-requests.ts'
import { type AuditSearch, isFiltered } from './audit-search.ts'

const keyOf = (row: AuditListRow): string => String(row.id)
const nameOf = (row: AuditListRow): string => `${row.action} ${row.target}`

const useRows = (search: AuditSearch) => {
  const nameOfServer = useServerNames()
  const pages = useInfiniteQuery(auditPages(search))
  const rows = useMemo(() => {
    const records = pages.data?.pages.flatMap((page) => page.rows) ?? []
    return records.map((row) => ({
      ...row,
      serverName: row.server === null ? '' : (nameOfServer(row.server) ?? t.audit.goneServer),
      // What is done to a server itself has its id as the target; people know it by its name.
      target: nameOfServer(row.target) ?? row.target,
    }))
  }, [nameOfServer, pages.data])
  return { rows, pages }
}

const Records = ({ search }: { search: AuditSearch }) => {
  const navigate = useNavigate()
  const { rows, pages } = useRows(search)
  const show = useCallback(
    (change: Partial<AuditSearch>) =>
      void navigate({ to: '/audit', search: { ...search, ...change }, replace: true }),
    [navigate, search],
  )
  const onAction = useCallback((action: string) => show({ action: action || undefined }), [show])
  const onClear = useCallback(
    () => void navigate({ to: '/audit', search: { server: undefined, project: undefined } }),
    [navigate],
  )
  usePaletteEntries(
    useMemo(
      () => [
        {
          id: 'audit denied',
          label: t.audit.palette.denied,
          icon: Ban,
          run: () => show({ outcome: 'denied' }),
        },
        {
          id: 'audit failed',
          label: t.audit.palette.failed,
          icon: CircleAlert,
          run: () => show({ outcome: 'failed' }),
        },
      ],
      [show],
    ),
  )
  const filtered = isFiltered(search)
  const opened = rows.find(({ id }) => id === search.open)
  return (
    <>
      <AuditFilters search={search} onChange={show} onAction={onAction} onClear={onClear} />
      {pages.error !== null && <ErrorPanel error={pages.error} onRetry={() => void pages.refetch()} />}
      {rows.length > 0 ? (
        <>
          <DataTable
            label={t.audit.table}
            rows={rows}
            columns={auditColumns}
            keyOf={keyOf}
            nameOf={nameOf}
            manual
            orderKey={JSON.stringify({ ...search, open: undefined })}
            onOpen={(row) => show({ open: row.id })}
            narrow={narrowRecord}
          />
          <Older query={pages} end={t.audit.noOlder} />
        </>
      ) : pages.isPending ? (
        <TableSkeleton columns={7} />
      ) : (
        pages.error === null && (
          <Empty
            icon={ScrollText}
            title={filtered ? t.audit.empty.filtered : t.audit.empty.title}
            text={filtered ? undefined : t.audit.empty.text}
            action={filtered ? <Button onClick={onClear}>{t.audit.filters.clear}</Button> : undefined}
          />
        )
      )}
      {opened === undefined && search.open !== undefined && !pages.isPending && (
        <Notice>{t.audit.detail.gone}</Notice>
      )}
      {opened !== undefined && <AuditDetail row={opened} onClose={() => show({ open: undefined })} />}
    </>
  )
}

export const AuditPage = ({ search }: { search: AuditSearch }) => (
  <PermittedPage need="audit.view" everywhere title={t.audit.title}>
    <Page title={t.audit.title} count={t.audit.text} fill>
      <Records search={search} />
    </Page>
  </PermittedPage>
)
