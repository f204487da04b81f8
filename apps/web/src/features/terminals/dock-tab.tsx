import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TerminalRow } from '@gantry/protocol/terminal'
import { Monitor, SquareTerminal, X } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { useServer, useSlice } from '../../live/hooks.ts'
import { IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { terminalName, whatOf } from './terminal-name.ts'
import { broadcast } from './typing.ts'

/** One tab: whose screen is below it, what runs there and where. */
export const DockTab = ({
  id,
  row,
  selected,
  onSelect,
  onStep,
  onTakeOut,
}: {
  id: string
  row: TerminalRow | undefined
  selected: boolean
  onSelect: () => void
  /** Arrow keys: how many tabs further. */
  onStep: (by: number) => void
  onTakeOut: () => void
}) => {
  const place = row === undefined ? undefined : splitInstanceKey(row.instance)
  const server = useServer(place?.server)
  const isBroadcasting = useSlice(broadcast).has(id)
  const name = row === undefined ? t.terminals.one : terminalName(row)
  const Icon = row?.kind === 'vga' ? Monitor : SquareTerminal
  const over = row?.state.status === 'ended'
  return (
    <div
      role="presentation"
      className={cx(
        'group flex h-7 min-w-24 max-w-60 shrink items-center rounded-[6px] pr-0.5',
        selected ? 'bg-sel' : 'hover:bg-hover',
        isBroadcasting && 'outline-2 outline-warn',
      )}
    >
      <button
        type="button"
        role="tab"
        id={`tab-${id}`}
        aria-selected={selected}
        tabIndex={selected ? 0 : -1}
        data-tip={[name, server?.name, row?.title].filter(Boolean).join(', ')}
        onClick={onSelect}
        onAuxClick={(event) => {
          if (event.button === 1) onTakeOut()
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') onStep(1)
          else if (event.key === 'ArrowLeft') onStep(-1)
          else if (event.key === 'Delete') onTakeOut()
          else return
          event.preventDefault()
        }}
        className="flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-[6px] pl-2 text-left focus-visible:-outline-offset-2"
      >
        <Icon size={14} aria-hidden className={over ? 'text-dim' : 'text-ok'} />
        <span className={cx('truncate', over && 'text-dim line-through', selected && 'font-[550]')}>
          {place === undefined ? name : place.name}
          {row !== undefined && <span className="font-normal text-dim"> {whatOf(row)}</span>}
        </span>
      </button>
      {/* A list of tabs holds tabs alone: for keyboards and screen readers the Delete key does this. */}
      <IconButton
        icon={X}
        size="small"
        label={t.terminals.closeTab(name)}
        onClick={onTakeOut}
        tabIndex={-1}
        aria-hidden
      />
    </div>
  )
}
