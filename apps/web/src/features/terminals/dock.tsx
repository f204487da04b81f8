import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Columns2, Maximize2, Minimize2, Plus } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { moved, tabsOf, without } from './dock-layout.ts'
import { DockPane } from './dock-pane.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { changePreferences, terminalPreferences } from './preferences.ts'
import { terminalsQuery } from './terminal-requests.ts'
import { useDock } from './use-dock.ts'

const Grip = () => {
  const { height } = useSlice(terminalPreferences)
  const set = (next: number): void =>
    changePreferences({ height: Math.round(Math.max(120, Math.min(innerHeight - 120, next))) })
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const bottom = event.currentTarget.parentElement?.getBoundingClientRect().bottom
    if (bottom !== undefined) set(bottom - event.clientY)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: 24, ArrowDown: -24 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    set(height + by)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label={t.terminals.resize}
      aria-valuenow={height}
      aria-valuemin={120}
      aria-valuemax={4000}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className="-mt-1 absolute inset-x-0 top-0 z-10 h-2 cursor-ns-resize touch-none hover:bg-accent/30 focus-visible:-outline-offset-2"
    />
  )
}

/** The terminals at the bottom of every page. Their sessions live in the BFF: this only looks at them. */
export const Dock = () => {
  const { dock, look, change } = useDock()
  const { height } = useSlice(terminalPreferences)
  const list = useQuery(terminalsQuery)
  const rows = useMemo(() => new Map((list.data ?? []).map((row) => [row.id, row])), [list.data])
  const [opening, setOpening] = useState(false)
  const [focus, setFocus] = useState(1)
  const count = tabsOf(dock).length
  // Whoever opens one means to type into it.
  useEffect(() => {
    if (count > 0) setFocus((before) => before + 1)
  }, [count])
  if (dock.length === 0) return null

  const takeOut = (id: string): void => change(without(dock, id), look)
  const active = dock.at(-1)?.active
  const isFull = look === 'full'
  return (
    <section
      aria-label={t.terminals.dock}
      style={isFull ? undefined : { height: `min(${height}px, 70vh)` }}
      className={cx(
        'flex shrink-0 bg-panel max-md:flex-col',
        isFull ? 'fixed inset-0 z-30' : 'relative border-line border-t',
        look === 'closed' && 'hidden',
      )}
    >
      {!isFull && <Grip />}
      {dock.map((pane, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: left and right are what the panes are
          key={at}
          className={cx('flex min-h-0 min-w-0 flex-1', at > 0 && 'border-line border-l max-md:border-l-0')}
        >
          <DockPane
            pane={pane}
            rows={rows}
            isSplit={dock.length > 1}
            focus={focus}
            onActive={(id) =>
              change(
                dock.map((one) => (one === pane ? { ...one, active: id } : one)),
                look,
              )
            }
            onTakeOut={takeOut}
            onMove={(id) => change(moved(dock, id), look)}
            actions={
              at === dock.length - 1 && (
                <>
                  <IconButton icon={Plus} label={t.terminals.open} onClick={() => setOpening(true)} />
                  {dock.length === 1 && count > 1 && active !== undefined && (
                    <IconButton
                      icon={Columns2}
                      label={t.terminals.split}
                      onClick={() => change(moved(dock, active), look)}
                    />
                  )}
                  <IconButton
                    icon={isFull ? Minimize2 : Maximize2}
                    label={isFull ? t.terminals.unfull : t.terminals.full}
                    onClick={() => change(dock, isFull ? undefined : 'full')}
                  />
                  <IconButton
                    icon={ChevronDown}
                    label={t.terminals.close}
                    onClick={() => change(dock, 'closed')}
                  />
                </>
              )
            }
          />
        </div>
      ))}
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </section>
  )
}
