import { CircleAlert, CircleDot, Eye, Pencil, RotateCcw, Unplug, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { broadcast, toggleBroadcast } from './typing.ts'
import type { TerminalHandle } from './use-terminal.ts'

export const Line = ({
  icon,
  tone = 'plain',
  children,
  actions,
}: {
  icon: ReactNode
  tone?: 'plain' | 'warn' | 'bad'
  children: ReactNode
  actions?: ReactNode
}) => (
  <div
    role="status"
    className={cx(
      'flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1 border-line border-t px-2.5 py-1',
      tone === 'plain' ? 'bg-panel' : tone === 'warn' ? 'bg-warn-bg' : 'bg-bad-bg',
    )}
  >
    <span className={tone === 'warn' ? 'text-warn' : tone === 'bad' ? 'text-bad' : 'text-dim'}>{icon}</span>
    <span className="min-w-0 flex-[1_1_180px] [overflow-wrap:anywhere]">{children}</span>
    {actions !== undefined && <span className="flex min-w-0 flex-wrap gap-2">{actions}</span>}
  </div>
)

const Broadcasting = ({ id }: { id: string }) => {
  const chosen = useSlice(broadcast)
  if (!chosen.has(id)) return null
  return (
    <div className="flex h-7 items-center gap-2 bg-warn px-2.5 font-[550] text-on">
      <CircleDot size={14} aria-hidden />
      <span className="flex-1">
        {chosen.size > 1 ? t.terminals.broadcasting(chosen.size) : t.terminals.broadcastAlone}
      </span>
      <button type="button" className="underline" onClick={() => toggleBroadcast(id)}>
        {t.terminals.stopBroadcast}
      </button>
    </div>
  )
}

const Together = ({ terminal: { facts, send } }: { terminal: StripTerminal }) => {
  const self = facts.people.find((person) => person.self)
  const others = facts.people.length > 1
  if (self === undefined || (!others && self.writes)) return null
  const names = facts.people.map(({ name, writes, self: isSelf }) => {
    const marks = [isSelf ? t.terminals.you : '', writes ? t.terminals.writes : ''].filter(Boolean)
    return marks.length === 0 ? name : `${name} (${marks.join(', ')})`
  })
  const small =
    facts.size !== undefined &&
    facts.room !== undefined &&
    (facts.size.cols < facts.room.cols || facts.size.rows < facts.room.rows)
  return (
    <Line
      icon={self.writes ? <Pencil size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
      actions={
        self.mayWrite &&
        !self.owner && (
          <Button look="ghost" onClick={() => send({ type: 'write', take: !self.writes })}>
            {self.writes ? t.terminals.releaseWriting : t.terminals.takeWriting}
          </Button>
        )
      }
    >
      {!self.writes && <b className="mr-2 font-[550]">{t.terminals.readOnly}</b>}
      {t.terminals.people(names)}
      {small && facts.size !== undefined && (
        <span className="ml-2 text-dim">{t.terminals.smallest(facts.size.cols, facts.size.rows)}</span>
      )}
    </Line>
  )
}

export type StripTerminal = Pick<TerminalHandle, 'facts' | 'send' | 'tryNow' | 'dismiss'>

/** What is to be said about a session, below its screen: whatever it is, the screen stays readable. */
export const TerminalStrip = ({
  id,
  terminal,
  busy,
  onAgain,
  onTakeOut,
}: {
  id: string
  terminal: StripTerminal
  busy: boolean
  onAgain: () => void
  onTakeOut: () => void
}) => {
  const { facts, tryNow, dismiss } = terminal
  const words = t.terminals
  const takeOut = <Button onClick={onTakeOut}>{words.takeOut}</Button>
  if (facts.end !== undefined) {
    return (
      <Line icon={<Unplug size={15} aria-hidden />} tone="warn" actions={takeOut}>
        {words.gone[facts.end]}
      </Line>
    )
  }
  const { state, status } = facts
  return (
    <>
      <Broadcasting id={id} />
      <Together terminal={terminal} />
      {facts.recording !== 'off' && (
        <Line icon={<CircleDot size={15} aria-hidden />} tone={facts.recording === 'failed' ? 'bad' : 'warn'}>
          {facts.recording === 'on' ? words.recordingOn : words.recordingFailed}
        </Line>
      )}
      {Object.values(facts.notices).map((notice) => {
        const text = words.notice(notice)
        if (text === '') return null
        return (
          <Line
            key={notice.kind}
            icon={<CircleAlert size={15} aria-hidden />}
            tone="warn"
            actions={
              <IconButton icon={X} size="small" label={words.dismiss} onClick={() => dismiss(notice.kind)} />
            }
          >
            {text}
          </Line>
        )
      })}
      {status.state === 'connecting' && <Line icon={<Spinner size={14} />}>{words.connecting}</Line>}
      {status.state === 'waiting' && (
        <Line
          icon={<Unplug size={15} aria-hidden />}
          tone="warn"
          actions={<Button onClick={tryNow}>{words.tryNow}</Button>}
        >
          {words.reconnecting}
        </Line>
      )}
      {state?.status === 'ended' && (
        <Line
          icon={<Unplug size={15} aria-hidden />}
          tone={state.why === 'exited' || state.why === 'ended' ? 'plain' : 'warn'}
          actions={
            <>
              {state.restartable && (
                <Button icon={RotateCcw} look="primary" busy={busy} onClick={onAgain}>
                  {state.why === 'exited' ? words.again : words.reconnect}
                </Button>
              )}
              {takeOut}
            </>
          }
        >
          {words.ended(state.why, state.message, state.exitCode)}
          <span className="ml-2 text-dim">
            {words.at(state.at)} {state.restartable && words.againHint}
          </span>
        </Line>
      )}
    </>
  )
}
