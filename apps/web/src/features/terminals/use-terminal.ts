import type {
  TerminalNotice,
  TerminalPeople,
  TerminalRecording,
  TerminalState,
} from '@gantry/protocol/terminal'
import type { ServerFrame, TerminalSize } from '@gantry/protocol/terminal-frames'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useSlice } from '../../live/hooks.ts'
import type { LiveStatus } from '../../live/status.ts'
import type { LinkEnd } from './link-end.ts'
import { terminalPreferences } from './preferences.ts'
import { openTerminalLink, type TerminalLink } from './terminal-link.ts'
import { openTerminalScreen, type TerminalScreen } from './terminal-screen.ts'
import { themes } from './themes.ts'
import { joinTyping, typeInto } from './typing.ts'

/** What is known of a session beside what its screen shows. */
type TerminalFacts = {
  status: LiveStatus
  /** Why there is nothing to come back to. */
  end: LinkEnd | undefined
  state: TerminalState | undefined
  people: TerminalPeople
  notices: Partial<Record<TerminalNotice['kind'], TerminalNotice>>
  recording: TerminalRecording
  size: TerminalSize | undefined
  /** What this window could show. */
  room: TerminalSize | undefined
}

const nothing: TerminalFacts = {
  status: { state: 'connecting' },
  end: undefined,
  state: undefined,
  people: [],
  notices: {},
  recording: 'off',
  size: undefined,
  room: undefined,
}

const factsOf = (before: TerminalFacts, frame: ServerFrame): Partial<TerminalFacts> => {
  switch (frame.type) {
    case 'restore':
    case 'resized':
      return { size: { cols: frame.cols, rows: frame.rows } }
    case 'state':
      // A session that runs again has nothing to announce yet.
      return { state: frame.state, ...(frame.state.status === 'running' ? { notices: {} } : {}) }
    case 'people':
      return { people: frame.people }
    case 'notice':
      return { notices: { ...before.notices, [frame.notice.kind]: frame.notice } }
    case 'recording':
      return { recording: frame.recording }
    default:
      return {}
  }
}

export type TerminalHandle = {
  facts: TerminalFacts
  screen: RefObject<TerminalScreen | undefined>
  send: TerminalLink['send']
  tryNow: () => void
  dismiss: (kind: TerminalNotice['kind']) => void
}

export type TerminalWishes = {
  label: string
  onLink: (url: string) => void
  onKey: (event: KeyboardEvent) => boolean
  onClipboard: (text: string) => void
}

/** Draws the session `id` into `host` for as long as the component is mounted. */
export const useTerminal = (
  id: string,
  host: RefObject<HTMLDivElement | null>,
  shown: boolean,
  wishes: TerminalWishes,
): TerminalHandle => {
  const [facts, setFacts] = useState(nothing)
  const screen = useRef<TerminalScreen>(undefined)
  const link = useRef<TerminalLink>(undefined)
  const latest = useRef(wishes)
  latest.current = wishes
  const { fontSize, theme } = useSlice(terminalPreferences)

  useEffect(() => {
    if (host.current === null) return
    const learn = (part: Partial<TerminalFacts>): void => setFacts((before) => ({ ...before, ...part }))
    const drawn = openTerminalScreen({
      host: host.current,
      theme: themes[terminalPreferences.get().theme],
      fontSize: terminalPreferences.get().fontSize,
      label: latest.current.label,
      onInput: (bytes) => typeInto(id, bytes),
      onRoom(room) {
        learn({ room })
        opened.send({ type: 'resize', ...room })
      },
      onParsed: (offset) => opened.parsed(offset),
      onLink: (url) => latest.current.onLink(url),
      onKey: (event) => latest.current.onKey(event),
      onClipboard(text) {
        if (terminalPreferences.get().clipboard) latest.current.onClipboard(text)
      },
    })
    const opened = openTerminalLink({
      id,
      onFrame(frame) {
        if (frame.type === 'output') drawn.output(frame.bytes)
        else {
          if (frame.type === 'restore') drawn.restore(frame)
          else if (frame.type === 'resized') drawn.resized(frame)
          setFacts((before) => ({ ...before, ...factsOf(before, frame) }))
        }
      },
      onStatus: (status) => learn({ status }),
      onEnd: (end) => learn({ end }),
    })
    screen.current = drawn
    link.current = opened
    const leave = joinTyping(id, (bytes) => opened.send({ type: 'input', bytes }))
    return () => {
      leave()
      opened.close()
      drawn.dispose()
      screen.current = undefined
      link.current = undefined
      setFacts(nothing)
    }
  }, [id, host])

  useEffect(() => screen.current?.setTheme(themes[theme]), [theme])
  useEffect(() => screen.current?.setFontSize(fontSize), [fontSize])
  useEffect(() => screen.current?.setShown(shown), [shown])

  return {
    facts,
    screen,
    send: (frame) => link.current?.send(frame),
    tryNow: () => link.current?.tryNow(),
    dismiss: (kind) =>
      setFacts((before) => {
        const { [kind]: _, ...notices } = before.notices
        return { ...before, notices }
      }),
  }
}
