import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TerminalRow } from '@gantry/protocol/terminal'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleStop, Plus, SquareTerminal, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { reported } from '../../api/reported.ts'
import { t } from '../../i18n/en.ts'
import { useServerNames } from '../../live/hooks.ts'
import { Button, buttonClass, IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { narrowTerminal, type TerminalListRow, terminalColumns } from './terminal-columns.tsx'
import { terminalName } from './terminal-name.ts'
import { removeTerminal, terminalsQuery } from './terminal-requests.ts'
import { useDock } from './use-dock.ts'

const keyOf = (row: TerminalRow): string => row.id
const words = t.terminals.list

const useRows = () => {
  // Ages and amounts are the only things that no hint tells of.
  const list = useQuery({ ...terminalsQuery, refetchInterval: 10_000 })
  const nameOfServer = useServerNames()
  const rows = useMemo(
    () =>
      (list.data ?? []).map((row): TerminalListRow => {
        const { server } = splitInstanceKey(row.instance)
        return { ...row, serverName: nameOfServer(server) ?? server }
      }),
    [list.data, nameOfServer],
  )
  return { list, rows }
}

const Sessions = () => {
  const { list, rows } = useRows()
  const { show } = useDock()
  const [opening, setOpening] = useState(false)
  const [ending, setEnding] = useState<TerminalListRow>()
  const actions = useCallback(
    (row: TerminalListRow) => (
      <>
        <IconButton
          icon={SquareTerminal}
          label={`${words.attach}: ${terminalName(row)}`}
          onClick={() => show(row.id)}
        />
        {row.state.status === 'running' ? (
          <IconButton
            icon={CircleStop}
            label={`${words.end}: ${terminalName(row)}`}
            onClick={() => setEnding(row)}
          />
        ) : (
          <IconButton
            icon={Trash2}
            label={`${words.remove}: ${terminalName(row)}`}
            onClick={() => void reported(removeTerminal(row.id))}
          />
        )}
      </>
    ),
    [show],
  )
  const running = rows.filter(({ state }) => state.status === 'running').length
  return (
    <Page
      fill
      title={t.terminals.title}
      count={list.data === undefined ? undefined : words.count(running)}
      actions={
        <Button look="primary" icon={Plus} onClick={() => setOpening(true)}>
          {t.terminals.open}
        </Button>
      }
    >
      {list.error !== null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton columns={8} />}
      {list.data !== undefined && rows.length === 0 && (
        <Empty
          icon={SquareTerminal}
          title={words.empty}
          text={words.emptyText}
          action={
            <Link to="/instances" className={buttonClass('plain')}>
              {words.toInstances}
            </Link>
          }
        />
      )}
      {rows.length > 0 && (
        <DataTable
          label={words.table}
          rows={rows}
          columns={terminalColumns}
          keyOf={keyOf}
          nameOf={terminalName}
          sort={{ column: 'active', descending: true }}
          onOpen={(row) => show(row.id)}
          actions={actions}
          actionsWidth={72}
          narrow={narrowTerminal}
        />
      )}
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
      {ending !== undefined && (
        <ConfirmDialog
          open
          onOpenChange={() => setEnding(undefined)}
          title={words.endTitle(terminalName(ending))}
          action={words.end}
          danger
          onConfirm={() => {
            void reported(removeTerminal(ending.id))
            setEnding(undefined)
          }}
        >
          {words.endText}
        </ConfirmDialog>
      )}
    </Page>
  )
}

/** All sessions that the person may see, wherever they were opened. */
export const TerminalsPage = () => (
  <PermittedPage need="instances.exec" title={t.terminals.title}>
    <Sessions />
  </PermittedPage>
)
