import type { ServerFrame, TerminalSize } from '@gantry/protocol/terminal-frames'
import { csiQueries, dcsQueries, oscColours } from '@gantry/protocol/terminal-queries'
import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { WebglAddon } from '@xterm/addon-webgl'
import type { ITheme, Terminal } from '@xterm/xterm'
import { closeXterm, openXterm } from './xterm.ts'

export type ScreenParts = {
  host: HTMLElement
  theme: ITheme
  fontSize: number
  label: string
  onInput: (bytes: Uint8Array<ArrayBuffer>) => void
  /** The size that this browser could show. */
  onRoom: (size: TerminalSize) => void
  onParsed: (offset: number) => void
  /** A link was clicked; whoever shows the page asks first. */
  onLink: (url: string) => void
  /** Keys that the page has for itself: answers true when it took one. */
  onKey: (event: KeyboardEvent) => boolean
  /** The process wants to write the clipboard (OSC 52). Without it such a wish does nothing. */
  onClipboard?: (text: string) => void
}

export type TerminalScreen = {
  readonly terminal: Terminal
  readonly search: SearchAddon
  restore(frame: Extract<ServerFrame, { type: 'restore' }>): void
  output(bytes: Uint8Array): void
  resized(size: TerminalSize): void
  setTheme(theme: ITheme): void
  setFontSize(pixels: number): void
  /** Whether it is on the screen: the graphics context goes to those that are. */
  setShown(shown: boolean): void
  fit(): void
  dispose(): void
}

const encoder = new TextEncoder()
/** The terminal gives keys and frames their turn between pieces only; one of these takes it a few milliseconds. */
const pieceBytes = 4 * 1024
const none = (): boolean => true

/**
 * The screen of one session. The BFF's own terminal answers what programs ask; this one only draws, and says how far
 * it has come.
 */
export const openTerminalScreen = (parts: ScreenParts): TerminalScreen => {
  const terminal = openXterm(parts.host, parts.label, {
    cursorBlink: true,
    fontSize: parts.fontSize,
    theme: parts.theme,
    macOptionIsMeta: true,
  })
  const fit = new FitAddon()
  const search = new SearchAddon()
  terminal.loadAddon(fit)
  terminal.loadAddon(search)
  terminal.loadAddon(
    new WebLinksAddon((event, url) => {
      event.preventDefault()
      parts.onLink(url)
    }),
  )
  leaveQuestions(terminal)
  terminal.parser.registerOscHandler(52, (data) => {
    const text = parts.onClipboard === undefined ? undefined : clipboardText(data)
    if (text !== undefined) parts.onClipboard?.(text)
    return true
  })
  terminal.attachCustomKeyEventHandler((event) => event.type !== 'keydown' || !parts.onKey(event))
  terminal.onData((text) => parts.onInput(encoder.encode(text)))
  terminal.onBinary((text) => parts.onInput(Uint8Array.from(text, (char) => char.charCodeAt(0) & 255)))

  let offset = 0
  let told = ''
  let webgl: WebglAddon | undefined
  const measure = (): void => {
    const room = fit.proposeDimensions()
    if (room === undefined || Number.isNaN(room.cols) || Number.isNaN(room.rows)) return
    const size = { cols: Math.min(500, Math.max(2, room.cols)), rows: Math.min(300, Math.max(1, room.rows)) }
    const text = `${size.cols}×${size.rows}`
    if (text === told) return
    told = text
    parts.onRoom(size)
  }
  const observer = new ResizeObserver(measure)
  observer.observe(parts.host)

  return {
    terminal,
    search,
    restore(frame) {
      // In the order of the stream: what was written before is parsed a moment later, and as it was meant.
      terminal.write('', () => {
        terminal.reset()
        terminal.resize(frame.cols, frame.rows)
      })
      offset = frame.offset
      terminal.write(frame.screen)
      // The size that was told belonged to a socket that is gone.
      told = ''
      measure()
    },
    output(bytes) {
      const end = offset + bytes.length
      offset = end
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        const isLast = at + pieceBytes >= bytes.length
        terminal.write(bytes.subarray(at, at + pieceBytes), isLast ? () => parts.onParsed(end) : undefined)
      }
    },
    resized: ({ cols, rows }) => terminal.write('', () => terminal.resize(cols, rows)),
    setTheme(theme) {
      terminal.options.theme = theme
    },
    setFontSize(pixels) {
      terminal.options.fontSize = pixels
      measure()
    },
    setShown(shown) {
      if (shown) webgl ??= drawWithGraphics(terminal, () => (webgl = undefined))
      else {
        webgl?.dispose()
        webgl = undefined
      }
      if (shown) measure()
    },
    fit: measure,
    dispose() {
      observer.disconnect()
      webgl?.dispose()
      closeXterm(parts.host)
    },
  }
}

/** What calls itself a graphics card and is the processor: Chromium's own, Mesa's, and Windows' without a driver. */
const drawnByProcessor = /swiftshader|llvmpipe|softpipe|software|basic render/i

/** Whether there is a graphics card. Drawn by the processor, WebGL is several times slower than the other way. */
const hasGraphics = (): boolean => {
  const context = document
    .createElement('canvas')
    .getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (context === null) return false
  const named = context.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(context.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER))
  // A browser has sixteen of them; this one was only to ask.
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return !drawnByProcessor.test(renderer)
}

/** Draws with the graphics card where there is one; the other way to draw is always there. */
const drawWithGraphics = (terminal: Terminal, onLost: () => void): WebglAddon | undefined => {
  if (!hasGraphics()) return undefined
  const addon = new WebglAddon()
  try {
    addon.onContextLoss(() => {
      addon.dispose()
      onLost()
    })
    terminal.loadAddon(addon)
    return addon
  } catch {
    addon.dispose()
    return undefined
  }
}

/** With several browsers on one session, or none, exactly one terminal must answer: the BFF's. */
const leaveQuestions = (terminal: Terminal): void => {
  for (const query of csiQueries) terminal.parser.registerCsiHandler(query, none)
  for (const query of dcsQueries) terminal.parser.registerDcsHandler(query, none)
  for (const code of oscColours) terminal.parser.registerOscHandler(code, (data) => data.includes('?'))
}

const clipboardText = (data: string): string | undefined => {
  const payload = data.slice(data.indexOf(';') + 1)
  if (payload === '?') return undefined
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(payload), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
