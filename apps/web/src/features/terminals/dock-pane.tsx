import type { TerminalRow } from '@gantry/protocol/terminal'
import { type ReactNode, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { neighbour, type DockPane as Pane } from './dock-layout.ts'
import { DockTab } from './dock-tab.tsx'
import { SessionView } from './session-view.tsx'
import { TerminalMenu } from './terminal-menu.tsx'

/** One side of the dock: its tabs, and the terminal of the one that is looked at. */
export const DockPane = ({
  pane,
  rows,
  isSplit,
  focus,
  onActive,
  onTakeOut,
  onMove,
  actions,
}: {
  pane: Pane
  rows: ReadonlyMap<string, TerminalRow>
  isSplit: boolean
  focus: number
  onActive: (id: string) => void
  onTakeOut: (id: string) => void
  onMove: (id: string) => void
  /** What belongs to the whole dock; only in its last pane. */
  actions: ReactNode
}) => {
  const [searching, setSearching] = useState<string>()
  const [asked, setAsked] = useState(0)
  const select = (id: string): void => {
    onActive(id)
    setAsked((before) => before + 1)
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-1 border-line border-b bg-panel px-1.5">
        <div
          role="tablist"
          aria-label={t.terminals.tabs}
          className="flex min-w-0 flex-1 items-center gap-1 overflow-x-auto p-0.5 [scrollbar-width:none]"
        >
          {pane.tabs.map((id) => (
            <DockTab
              key={id}
              id={id}
              row={rows.get(id)}
              selected={id === pane.active}
              onSelect={() => select(id)}
              onStep={(by) => {
                const next = neighbour(pane, by)
                onActive(next)
                document.getElementById(`tab-${next}`)?.focus()
              }}
              onTakeOut={() => onTakeOut(id)}
            />
          ))}
        </div>
        <TerminalMenu
          id={pane.active}
          row={rows.get(pane.active)}
          dock={{ isSplit, onMove: () => onMove(pane.active) }}
          onSearch={() => setSearching(pane.active)}
          onTakeOut={() => onTakeOut(pane.active)}
        />
        {actions}
      </div>
      {pane.tabs.map((id) => (
        <SessionView
          key={id}
          id={id}
          row={rows.get(id)}
          shown={id === pane.active}
          focus={focus + asked}
          searching={searching === id}
          onSearching={(on) => setSearching(on ? id : undefined)}
          onTakeOut={() => onTakeOut(id)}
        />
      ))}
    </div>
  )
}
