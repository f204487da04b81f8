import type { TerminalRow } from '@gantry/protocol/terminal'
import { type ClipboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { cx } from '../../ui/cx.ts'
import { copyText } from './clipboard.ts'
import { KeyRow } from './key-row.tsx'
import { terminalPreferences } from './preferences.ts'
import { terminalName } from './terminal-name.ts'
import { SearchBar } from './terminal-search.tsx'
import { TerminalStrip } from './terminal-strip.tsx'
import { themes } from './themes.ts'
import { broadcast, typeInto } from './typing.ts'
import { useRestart } from './use-restart.ts'
import { useTerminal } from './use-terminal.ts'

export type TerminalViewProps = {
  id: string
  /** What the list says of it; undefined until it came, or when the session is gone. */
  row: TerminalRow | undefined
  /** Whether it is on the screen. Those that are not go on being drawn, so that nothing flickers when they are. */
  shown: boolean
  /** Its number counts how often it was asked to take the keyboard. */
  focus: number
  searching: boolean
  onSearching: (searching: boolean) => void
  onTakeOut: () => void
}

/** A text of several lines is run line by line as it arrives, so it is shown first. */
const needsAsking = (text: string): boolean => /[\r\n]/.test(text.replace(/\r?\n$/, ''))

/** One session: its screen, what has become of it, and the questions that it raises. */
export const TerminalView = ({
  id,
  row,
  shown,
  focus,
  searching,
  onSearching,
  onTakeOut,
}: TerminalViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const [pasting, setPasting] = useState<string>()
  const [link, setLink] = useState<string>()
  const name = row === undefined ? t.terminals.one : terminalName(row)
  const isBroadcasting = useSlice(broadcast).has(id)
  const { theme } = useSlice(terminalPreferences)

  const terminal = useTerminal(id, host, shown, {
    label: name,
    onLink: setLink,
    onClipboard: copyText,
    onKey(event) {
      if (event.ctrlKey && event.shiftKey && event.code === 'KeyF') onSearching(true)
      else if (event.ctrlKey && event.shiftKey && event.code === 'KeyC') {
        copyText(terminal.screen.current?.terminal.getSelection() ?? '')
      } else if (event.key === 'Enter' && canRestart) restart()
      // The paste itself comes as an event of its own, which the browser makes of these keys.
      else return event.ctrlKey && event.shiftKey && event.code === 'KeyV'
      event.preventDefault()
      return true
    },
  })
  const { facts, screen } = terminal
  const canRestart = facts.state?.status === 'ended' && facts.state.restartable

  useEffect(() => {
    if (shown && focus > 0) screen.current?.terminal.focus()
  }, [shown, focus, screen])

  const { busy, restart } = useRestart(id, () => screen.current?.terminal.focus())
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    if (!needsAsking(text)) return
    event.preventDefault()
    event.stopPropagation()
    setPasting(text)
  }
  const closePaste = (): void => {
    setPasting(undefined)
    screen.current?.terminal.focus()
  }

  return (
    <section
      aria-label={name}
      className={cx(
        'flex min-h-0 min-w-0 flex-1 flex-col',
        !shown && 'hidden',
        isBroadcasting && 'outline-2 -outline-offset-2 outline-warn',
      )}
    >
      {searching && (
        <SearchBar
          screen={screen}
          onClose={() => {
            onSearching(false)
            screen.current?.terminal.focus()
          }}
        />
      )}
      <div
        style={{ background: themes[theme].background }}
        className="relative min-h-0 flex-1 overflow-hidden p-1.5"
        onPasteCapture={onPaste}
      >
        <div ref={host} className="size-full" data-terminal={id} />
      </div>
      <TerminalStrip id={id} terminal={terminal} busy={busy} onAgain={restart} onTakeOut={onTakeOut} />
      <KeyRow
        onKeys={(bytes) => {
          typeInto(id, bytes)
          screen.current?.terminal.focus()
        }}
        screen={screen}
      />
      <ConfirmDialog
        open={pasting !== undefined}
        onOpenChange={closePaste}
        title={t.terminals.paste.title((pasting ?? '').split(/\r?\n/).filter(Boolean).length)}
        action={t.terminals.paste.action}
        onConfirm={() => {
          screen.current?.terminal.paste(pasting ?? '')
          closePaste()
        }}
      >
        <p className="m-0 mb-2">{t.terminals.paste.text}</p>
        <pre className="m-0 max-h-60 overflow-auto rounded-control border border-line bg-bg p-2 text-small">
          {pasting}
        </pre>
      </ConfirmDialog>
      <ConfirmDialog
        open={link !== undefined}
        onOpenChange={() => setLink(undefined)}
        title={t.terminals.link.title}
        action={t.terminals.link.action}
        onConfirm={() => {
          open(link, '_blank', 'noopener,noreferrer')
          setLink(undefined)
        }}
      >
        <p className="m-0 mb-2">{t.terminals.link.text}</p>
        <code className="[overflow-wrap:anywhere]">{link}</code>
      </ConfirmDialog>
    </section>
  )
}
