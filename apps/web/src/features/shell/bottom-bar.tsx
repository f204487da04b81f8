import { operationKey } from '@gantry/protocol/operation-row'
import { Activity, ChevronDown, ChevronUp, SquareTerminal } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { useOperations, useServers, useSlice } from '../../live/hooks.ts'
import { Progress } from '../../ui/progress.tsx'
import { subject } from '../operations/subject.ts'
import { tabsOf } from '../terminals/dock-layout.ts'
import { useDock } from '../terminals/use-dock.ts'
import { paneOpen } from './shell-state.ts'

const shown = 3

/** The dock of terminals: how many stand in it, and whether it is open. */
const Terminals = () => {
  const { dock, look, change } = useDock()
  const count = tabsOf(dock).length
  if (count === 0) return null
  const isOpen = look !== 'closed'
  const Chevron = isOpen ? ChevronDown : ChevronUp
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => change(dock, isOpen ? 'closed' : undefined)}
      className="flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <SquareTerminal size={15} aria-hidden className="text-dim" />
      {t.terminals.inBar(count)}
      <Chevron size={13} aria-hidden className="text-dim" />
    </button>
  )
}

/** What runs now, on any page, and the way to more. */
export const BottomBar = () => {
  const { running } = useOperations()
  const servers = useServers()
  const open = useSlice(paneOpen)
  const Chevron = open ? ChevronDown : ChevronUp
  return (
    <footer className="flex h-9 shrink-0 items-center gap-[18px] overflow-hidden border-line border-t bg-panel px-2.5">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="operations-pane"
        onClick={() => paneOpen.set(!open)}
        className="flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Activity size={15} aria-hidden className="text-dim" />
        {t.shell.operations}
        <span className={running.length > 0 ? 'font-[550] text-accent' : 'text-dim'}>
          {running.length > 0 ? t.shell.running(running.length) : t.shell.noneRunning}
        </span>
        <Chevron size={13} aria-hidden className="text-dim" />
      </button>
      <Terminals />
      {running.slice(0, shown).map((row) => (
        <div key={operationKey(row)} className="flex min-w-0 items-center gap-2.5 max-md:hidden">
          <span className="truncate">
            {row.description} {subject(row)}{' '}
            <span className="text-dim">
              {t.shell.pane.on(servers.find(({ id }) => id === row.server)?.name ?? row.server)}
            </span>
          </span>
          <Progress
            percent={row.progress?.percent ?? null}
            label={row.description}
            className="w-[90px] shrink-0"
          />
          {row.progress !== null && <code className="truncate text-dim text-small">{row.progress.text}</code>}
        </div>
      ))}
      {running.length > shown && (
        <span className="shrink-0 text-dim max-md:hidden">{t.shell.moreRunning(running.length - shown)}</span>
      )}
    </footer>
  )
}
