import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { Link, useNavigate } from '@tanstack/react-router'
import { Bookmark, Plus } from 'lucide-react'
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useMaySomewhere } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useLoaded, useWatchRows } from '../../live/hooks.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { ColumnsMenu } from '../../ui/table/columns-menu.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { ActionFlowProvider, useActionFlow } from './actions/action-flow.tsx'
import { BulkBar } from './actions/bulk-bar.tsx'
import { RunPanel } from './actions/run-panel.tsx'
import { CreationNotices } from './create/creation-notices.tsx'
import { NothingHere } from './nothing-here.tsx'
import { SearchBox } from './search/search-box.tsx'
import { isStale, NameCell, StatusNow } from './table/cells.tsx'
import { printSort, readSort } from './table/column-ids.ts'
import { allColumns, columnsFor } from './table/columns.tsx'
import type { InstancesSearch } from './table/instances-search.ts'
import { effective } from './table/result.ts'
import { RowActions } from './table/row-actions.tsx'
import { UnreachableNotices } from './table/unreachable-notices.tsx'
import { useColumns } from './table/use-columns.ts'
import { useQueryText } from './table/use-query-text.ts'
import { useResult } from './table/use-result.ts'
import { useRowKeys } from './table/use-row-keys.ts'
import { saveView } from './views/saved-views.ts'
import { changePreferences } from './views/use-preferences.ts'
import { ViewChips } from './views/view-chips.tsx'

const ViewNameDialog = lazy(() =>
  import('./views/view-name-dialog.tsx').then((module) => ({ default: module.ViewNameDialog })),
)

const nameOf = (row: InstanceRow): string => row.name
const nothing: ReadonlySet<string> = new Set()

/** All instances of all servers, as one table. */
export const InstancesPage = ({ search }: { search: InstancesSearch }) => (
  <PermittedPage need="view" title={t.instances.title}>
    <ActionFlowProvider>
      <Instances search={search} />
    </ActionFlowProvider>
  </PermittedPage>
)

const Instances = ({ search }: { search: InstancesSearch }) => {
  const navigate = useNavigate({ from: '/instances/' })
  const write = (part: Partial<InstancesSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const {
    text,
    change: setText,
    settle,
  } = useQueryText(search.q ?? '', (q) => write({ q: q === '' ? undefined : q }))
  const sort = useMemo(() => readSort(search.sort), [search.sort])
  const columns = useColumns(search.columns, (value) => write({ columns: value }))
  // Deferred, so that the first drawing of the table is made in slices: at once it would be one long task.
  const loaded = useDeferredValue(useLoaded())
  const mayCreate = useMaySomewhere('instances.manage')
  const flow = useActionFlow()
  const { scoped, rows, settled, filter, servers, searchServers } = useResult(text, sort)

  const [selected, setSelected] = useState(nothing)
  const chosen = useMemo(() => effective(selected, rows), [selected, rows])
  const usage = columns.visible.includes('cpu') || columns.visible.includes('memory')
  const onVisible = useWatchRows(usage)

  const [naming, setNaming] = useState(false)
  const table = useRef<HTMLDivElement>(null)
  // From the search into the table: once the rows are those that were searched for, or the focus would go with them.
  const [entering, setEntering] = useState(false)
  useEffect(() => {
    if (!entering || !settled) return
    setEntering(false)
    table.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus()
  }, [entering, settled])
  const onRowKey = useRowKeys(rows, flow.ask)
  const shown = useMemo(() => columnsFor(columns.visible, servers), [columns.visible, servers])
  const actions = useCallback((row: InstanceRow) => <RowActions row={row} flow={flow} />, [flow])
  const narrow = useCallback(
    (row: InstanceRow) => ({
      title: <NameCell row={row} server={servers.get(row.server)} />,
      aside: <StatusNow row={row} />,
      line: [
        servers.get(row.server)?.name ?? row.server,
        row.member,
        row.project,
        row.image,
        row.addresses[0],
      ]
        .filter(Boolean)
        .join(' · '),
    }),
    [servers],
  )
  const open = (row: InstanceRow): void =>
    void navigate({
      to: '/instances/$server/$project/$name',
      params: { server: row.server, project: row.project, name: row.name },
    })
  const now = { q: text, sort: search.sort, columns: search.columns }
  const defined = {
    q: now.q,
    ...(now.sort === undefined ? {} : { sort: now.sort }),
    ...(now.columns === undefined ? {} : { columns: now.columns }),
  }

  return (
    <Page
      fill
      title={t.instances.title}
      count={loaded ? t.instances.shown(rows.length, scoped.length) : undefined}
      actions={
        <>
          <ColumnsMenu
            columns={allColumns}
            visible={columns.visible}
            always={['name']}
            onChange={columns.change}
            onReset={columns.reset}
          />
          <Button icon={Bookmark} onClick={() => setNaming(true)}>
            <span className="max-sm:sr-only">{t.instances.views.save}</span>
          </Button>
          {mayCreate && !(loaded && scoped.length === 0) && (
            <Link to="/instances/new" className={buttonClass('primary')}>
              <Plus size={15} aria-hidden />{' '}
              <span>
                {t.instances.createVerb}
                <span className="max-sm:sr-only"> {t.instances.instance}</span>
              </span>
            </Link>
          )}
        </>
      }
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <SearchBox
          text={text}
          onChange={(next) => {
            setEntering(false)
            setText(next)
          }}
          filter={filter}
          rows={scoped}
          servers={searchServers}
          onLeave={() => setEntering(true)}
          onBlur={settle}
        />
        <div className="min-w-0 max-w-full pt-[3px]">
          <ViewChips
            text={text}
            now={defined}
            rows={scoped}
            servers={searchServers}
            onOpen={(view) => {
              setText(view.q)
              write({ q: view.q === '' ? undefined : view.q, sort: view.sort, columns: view.columns })
            }}
          />
        </div>
      </div>
      <UnreachableNotices servers={[...servers.values()]} rows={rows} />
      <CreationNotices />
      <RunPanel />
      {!loaded && <TableSkeleton rows={14} columns={7} />}
      {loaded && rows.length === 0 && (
        <NothingHere
          query={text}
          anyServer={servers.size > 0}
          anyInScope={scoped.length > 0}
          onClear={() => setText('')}
        />
      )}
      {loaded && rows.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the rows inside
        <div ref={table} className="contents" onKeyDown={onRowKey}>
          <DataTable
            label={t.instances.title}
            rows={rows}
            columns={shown}
            keyOf={instanceKey}
            nameOf={nameOf}
            manual
            sort={sort}
            onSort={(next) => write({ sort: printSort(next) })}
            orderKey={`${printSort(sort)} ${text}`}
            selected={selected}
            onSelected={setSelected}
            onOpen={open}
            actions={actions}
            actionsWidth={72}
            isStale={(row) => isStale(servers.get(row.server))}
            narrow={narrow}
            onVisible={onVisible}
            {...(chosen.length > 0 ? { className: 'mb-[52px]' } : {})}
          />
        </div>
      )}
      {chosen.length > 0 && <BulkBar rows={chosen} onClear={() => setSelected(nothing)} />}
      {naming && (
        <Suspense>
          <ViewNameDialog
            title={t.instances.views.saveTitle}
            text={t.instances.views.saveText}
            initial=""
            action={t.instances.views.save}
            onClose={() => setNaming(false)}
            onSave={(name) =>
              changePreferences((before) => ({
                ...before,
                views: saveView(before.views, { name, ...defined }),
              }))
            }
          />
        </Suspense>
      )}
    </Page>
  )
}
