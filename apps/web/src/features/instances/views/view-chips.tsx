import type { InstanceRow } from '@gantry/protocol/instance-row'
import { EllipsisVertical, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { number } from '../../../i18n/format.ts'
import { cx } from '../../../ui/cx.ts'
import { Menu } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { SearchServers } from '../search/fields.ts'
import { compileFilter } from '../search/filter.ts'
import { removeView, renameView, type SavedView, saveView } from './saved-views.ts'
import { changePreferences, usePreferences } from './use-preferences.ts'

const ViewNameDialog = lazy(() =>
  import('./view-name-dialog.tsx').then((module) => ({ default: module.ViewNameDialog })),
)

const change = (alter: (views: readonly SavedView[]) => SavedView[]): void =>
  changePreferences((before) => ({ ...before, views: alter(before.views) }))

const remove = (view: SavedView): void => {
  change((views) => removeView(views, view.name))
  toast.done(t.instances.views.removed(view.name), {
    label: t.instances.views.undo,
    onClick: () => change((views) => saveView(views, view)),
  })
}

const chip = (on: boolean): string =>
  cx(
    'inline-flex h-[26px] items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 transition-colors duration-120',
    on ? 'border-transparent bg-sel font-[550] text-accent' : 'border-line bg-panel hover:bg-hover',
  )

/** Everything, and the saved views with how many instances each holds now. */
export const ViewChips = ({
  text,
  now,
  rows,
  servers,
  onOpen,
}: {
  text: string
  /** What would be saved now. */
  now: Omit<SavedView, 'name'>
  /** The rows of the scope. */
  rows: readonly InstanceRow[]
  servers: SearchServers
  onOpen: (view: Omit<SavedView, 'name'>) => void
}) => {
  const { views } = usePreferences()
  const [renamed, setRenamed] = useState<SavedView>()
  const counts = useMemo(
    () => views.map((view) => rows.filter(compileFilter(view.q, servers).matches).length),
    [views, rows, servers],
  )
  return (
    <nav
      aria-label={t.instances.views.label}
      className="flex min-w-0 gap-1.5 overflow-x-auto [scrollbar-width:none]"
    >
      <button
        type="button"
        aria-pressed={text === ''}
        onClick={() => onOpen({ q: '' })}
        className={chip(text === '')}
      >
        {t.instances.views.everything}
      </button>
      {views.map((view, index) => {
        const on = view.q === text
        return (
          <span key={view.name} className={cx(chip(on), 'pr-0')}>
            <button
              type="button"
              aria-pressed={on}
              onClick={() => onOpen(view)}
              className="h-full max-w-[220px] truncate"
            >
              {view.name}{' '}
              <span className={cx('ml-0.5 font-normal', !on && 'text-dim')}>
                {number(counts[index] ?? 0)}
              </span>
            </button>
            <Menu
              label={t.instances.views.options(view.name)}
              align="start"
              className="inline-grid size-6 place-items-center rounded-full text-dim hover:text-text"
              items={() => [
                { label: t.instances.views.rename, icon: Pencil, onSelect: () => setRenamed(view) },
                {
                  label: t.instances.views.replace,
                  icon: RefreshCw,
                  onSelect: () => change((all) => saveView(all, { name: view.name, ...now })),
                },
                'line',
                { label: t.instances.views.remove, icon: Trash2, danger: true, onSelect: () => remove(view) },
              ]}
            >
              <EllipsisVertical size={13} aria-hidden />
            </Menu>
          </span>
        )
      })}
      {renamed !== undefined && (
        <Suspense>
          <ViewNameDialog
            title={t.instances.views.renameTitle(renamed.name)}
            initial={renamed.name}
            action={t.instances.views.rename}
            onClose={() => setRenamed(undefined)}
            onSave={(name) => change((all) => renameView(all, renamed.name, name))}
          />
        </Suspense>
      )}
    </nav>
  )
}
