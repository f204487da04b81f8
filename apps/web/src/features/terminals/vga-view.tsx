import type { TerminalRow } from '@gantry/protocol/terminal'
import { ClipboardPaste, Expand, Maximize, Shrink, Tv } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { toast } from '../../ui/toast.tsx'
import { readClipboard } from './clipboard.ts'
import { terminalName } from './terminal-name.ts'
import { Line, type StripTerminal, TerminalStrip } from './terminal-strip.tsx'
import { useRestart } from './use-restart.ts'
import { useVga, type VgaHandle } from './use-vga.ts'

declare global {
  interface Navigator {
    /** Not in every browser, and only over a secure connection: gives a full-screen page the keys of the system. */
    readonly keyboard?: { lock(): Promise<void>; unlock(): void }
  }
}

const words = t.terminals.vga

/** Its strip says the same as a terminal's, but for what only a terminal has. */
const stripOf = (row: TerminalRow | undefined, { facts, tryNow }: VgaHandle): StripTerminal => ({
  facts: {
    status: facts.status.state === 'taken' ? { state: 'live' } : facts.status,
    end: facts.end,
    state: row?.state,
    people: [],
    notices: row?.idleEnds ? { idle: { kind: 'idle', at: row.idleEnds } } : {},
    recording: 'off',
    size: undefined,
    room: undefined,
  },
  send: () => undefined,
  tryNow,
  dismiss: () => undefined,
})

/** The screen of a virtual machine, its keyboard and its pointer. */
export const VgaView = ({
  id,
  row,
  shown,
  focus,
  onTakeOut,
}: {
  id: string
  row: TerminalRow | undefined
  shown: boolean
  focus: number
  onTakeOut: () => void
}) => {
  const host = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const leave = useRef<HTMLButtonElement>(null)
  const [fits, setFits] = useState(true)
  const vga = useVga(id, row, shown, host)
  const { status, size } = vga.facts
  const name = row === undefined ? t.terminals.kinds.vga : terminalName(row)
  const isLive = status.state === 'live' && row?.state.status === 'running'
  const canRestart = row?.state.status === 'ended' && row.state.restartable

  useEffect(() => {
    if (shown && focus > 0) host.current?.focus({ preventScroll: true })
  }, [shown, focus])

  const { busy, restart } = useRestart(id, () => host.current?.focus())
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.altKey && event.code === 'KeyG') {
      vga.keyboard.current?.release()
      leave.current?.focus()
    } else if (event.key === 'Enter' && canRestart) restart()
    else if (vga.keyboard.current?.down(event.nativeEvent) !== true) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    vga.keyboard.current?.up(event.nativeEvent)
    event.stopPropagation()
  }
  const giveClipboard = async (): Promise<void> => {
    host.current?.focus()
    if (vga.offerClipboard()) return
    const text = await readClipboard()
    if (text === undefined) return
    const left = vga.keyboard.current?.type(text) ?? 0
    if (left > 0) toast.failed({ message: words.typedLess(left) })
  }
  const goFull = async (): Promise<void> => {
    await frame.current?.requestFullscreen()
    host.current?.focus()
    await navigator.keyboard?.lock()
  }

  return (
    <section aria-label={name} className={cx('flex min-h-0 min-w-0 flex-1 flex-col', !shown && 'hidden')}>
      <div
        role="toolbar"
        aria-label={words.toolbar}
        className="flex min-h-9 flex-wrap items-center gap-1 border-line border-b bg-panel px-1.5"
      >
        <Button
          ref={leave}
          look="ghost"
          onClick={() => {
            vga.keyboard.current?.press(['ControlLeft', 'AltLeft', 'Delete'])
            host.current?.focus()
          }}
        >
          {words.secure}
        </Button>
        <Button look="ghost" icon={ClipboardPaste} tip={words.typeTip} onClick={() => void giveClipboard()}>
          {words.type}
        </Button>
        <IconButton
          icon={fits ? Expand : Shrink}
          label={fits ? words.unfit : words.fit}
          onClick={() => setFits(!fits)}
        />
        <IconButton icon={Maximize} label={words.full} onClick={() => void goFull().catch(() => undefined)} />
        <span className="ml-auto text-dim text-small max-md:hidden" data-tip={words.keysTip}>
          {words.leave}
        </span>
        {size !== undefined && (
          <span className="px-1.5 text-dim text-small tabular-nums">
            {words.size(size.width, size.height)}
          </span>
        )}
      </div>
      <div ref={frame} className="relative min-h-0 flex-1 overflow-auto bg-black">
        <div
          ref={host}
          id={`vga-${id}`}
          role="application"
          aria-label={words.label(name)}
          data-vga={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes every key, as the machine's keyboard
          tabIndex={0}
          onKeyDown={onKeyDown}
          onKeyUp={onKeyUp}
          onBlur={() => vga.keyboard.current?.release()}
          className={cx(
            'touch-none focus-visible:-outline-offset-2',
            fits ? 'size-full [&>canvas]:size-full [&>canvas]:object-contain' : 'w-max [&>canvas]:max-w-none',
            !isLive && '[&>canvas]:opacity-50',
          )}
        />
      </div>
      {status.state === 'taken' && row?.state.status === 'running' && (
        <Line
          icon={<Tv size={15} aria-hidden />}
          tone="warn"
          actions={<Button onClick={vga.tryNow}>{words.take}</Button>}
        >
          {words.taken}
        </Line>
      )}
      <TerminalStrip
        id={id}
        terminal={stripOf(row, vga)}
        busy={busy}
        onAgain={restart}
        onTakeOut={onTakeOut}
      />
    </section>
  )
}
