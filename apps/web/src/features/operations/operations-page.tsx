import { operationKey } from '@gantry/protocol/operation-row'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Activity, X } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useOperations, useServerNames, useServers } from '../../live/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel, Notice } from '../../ui/notices.tsx'
import { Older } from '../../ui/older.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { cancelOperation } from './cancel-operation.ts'
import { canCancel } from './cancel-verdict.ts'
import { narrowOperation, type OperationListRow, operationColumns } from './operation-columns.tsx'
import { OperationDetail } from './operation-detail.tsx'
import { OperationFilters } from './operation-filters.tsx'
import { operationHistory } from './operation-requests.ts'
import { isFiltered, type OperationSearch, withHistory } from './operation-search.ts'
import { useOperationsPalette } from './use-operations-palette.ts'

const nameOf = (row: OperationListRow): string => row.description
const keyOf = (row: OperationListRow): string => operationKey(row)

const useRowActions = () => {
  const may = useMay()
  const servers = useServers()
  return useMemo(() => {
    const byId = new Map(servers.map((server) => [server.id, server]))
    return (row: OperationListRow) =>
      row.ended === null ? (
        <IconButton
          icon={X}
          label={t.operations.cancel}
          can={canCancel(row, byId.get(row.server), may)}
          onClick={() => void cancelOperation(row)}
        />
      ) : null
  }, [may, servers])
}

/** Live rows and loaded history in one list, those that run first, with the names of their servers. */
const useRows = (search: OperationSearch) => {
  const nameOfServer = useServerNames()
  const live = useOperations()
  const history = useInfiniteQuery(operationHistory(search))
  const rows = useMemo(() => {
    const remembered = history.data?.pages.flatMap((page) => page.rows) ?? []
    const both = withHistory([...live.running, ...live.ended], remembered, search)
    return [...both.running, ...both.ended].map((row) => ({
      ...row,
      serverName: nameOfServer(row.server) ?? row.server,
    }))
  }, [nameOfServer, live, history.data, search])
  return { rows, history, running: live.running.length }
}

const NoOperations = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) => (
  <Empty
    icon={Activity}
    title={filtered ? t.operations.empty.filtered : t.operations.empty.title}
    text={filtered ? undefined : t.operations.empty.text}
    action={filtered ? <Button onClick={onClear}>{t.operations.filters.clear}</Button> : undefined}
  />
)

export const OperationsPage = ({ search }: { search: OperationSearch }) => {
  const navigate = useNavigate()
  const { rows, history, running } = useRows(search)
  const actions = useRowActions()
  useOperationsPalette()

  const show = useCallback(
    (change: Partial<OperationSearch>) =>
      void navigate({ to: '/operations', search: { ...search, ...change }, replace: true }),
    [navigate, search],
  )
  const onText = useCallback((text: string) => show({ text: text || undefined }), [show])
  const onClear = (): void =>
    void navigate({ to: '/operations', search: { server: undefined, project: undefined } })
  const opened = rows.find((row) => keyOf(row) === search.open)

  return (
    <Page title={t.operations.title} count={t.operations.counts(running)} fill>
      <OperationFilters search={search} onChange={show} onText={onText} onClear={onClear} />
      {history.error !== null && <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />}
      {rows.length > 0 ? (
        <>
          <DataTable
            label={t.operations.table}
            rows={rows}
            columns={operationColumns}
            keyOf={keyOf}
            nameOf={nameOf}
            manual
            orderKey={JSON.stringify({ ...search, open: undefined })}
            onOpen={(row) => show({ open: keyOf(row) })}
            actions={actions}
            actionsWidth={42}
            narrow={narrowOperation}
          />
          <Older query={history} end={t.operations.noOlder} />
        </>
      ) : history.isPending ? (
        <TableSkeleton columns={6} />
      ) : (
        history.error === null && <NoOperations filtered={isFiltered(search)} onClear={onClear} />
      )}
      {opened === undefined && search.open !== undefined && !history.isPending && (
        <Notice>{t.operations.detail.gone}</Notice>
      )}
      {opened !== undefined && <OperationDetail row={opened} onClose={() => show({ open: undefined })} />}
    </Page>
  )
}
