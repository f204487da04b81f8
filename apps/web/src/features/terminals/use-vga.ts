import type { TerminalRow } from '@gantry/protocol/terminal'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { LinkEnd } from './link-end.ts'
import { terminalPreferences } from './preferences.ts'
import { createKeyboard, type VgaKeyboard } from './vga-keyboard.ts'
import { openVgaLink, type VgaLink, type VgaStatus } from './vga-link.ts'
import { passPointer } from './vga-pointer.ts'

type Facts = {
  status: VgaStatus
  end: LinkEnd | undefined
  size: { width: number; height: number } | undefined
}
const nothing: Facts = { status: { state: 'connecting' }, end: undefined, size: undefined }

export type VgaHandle = {
  facts: Facts
  keyboard: RefObject<VgaKeyboard | undefined>
  /** False where the guest has no agent that would take it. */
  offerClipboard: () => boolean
  tryNow: () => void
}

/** Draws the graphical console `id` into `host` while it runs and once it was looked at. */
export const useVga = (
  id: string,
  row: TerminalRow | undefined,
  shown: boolean,
  host: RefObject<HTMLElement | null>,
): VgaHandle => {
  const [facts, setFacts] = useState(nothing)
  const link = useRef<VgaLink>(undefined)
  const keyboard = useRef<VgaKeyboard>(undefined)
  // A machine shows itself to one window at a time: a tab that nobody looks at must not take it from another.
  const [wasShown, setWasShown] = useState(shown)
  if (shown && !wasShown) setWasShown(true)
  const isWanted = wasShown && row?.state.status === 'running'

  useEffect(() => {
    const element = host.current
    if (!isWanted || element === null) return
    const learn = (part: Partial<Facts>): void => setFacts((before) => ({ ...before, ...part }))
    setFacts((before) => ({ ...nothing, size: before.size }))
    const opened = openVgaLink({
      id,
      host: element,
      onPicture: (size) => learn({ size }),
      onStatus: (status) => learn({ status }),
      onEnd: (end) => learn({ end }),
      onClipboard: () => terminalPreferences.get().clipboard,
    })
    const keys = createKeyboard((input) => opened.console()?.send(input))
    const stopPointer = passPointer({
      host: element,
      send: (input) => opened.console()?.send(input),
      takesPlaces: () => opened.console()?.takesPlaces() === true,
    })
    link.current = opened
    keyboard.current = keys
    return () => {
      keys.stop()
      stopPointer()
      opened.close()
      link.current = undefined
      keyboard.current = undefined
    }
  }, [id, host, isWanted])

  return {
    facts,
    keyboard,
    offerClipboard: () => link.current?.console()?.offerClipboard() === true,
    tryNow: () => link.current?.tryNow(),
  }
}
