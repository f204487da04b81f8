import { createHash } from 'node:crypto'
import type { TerminalNotice, TerminalPeople, TerminalState } from '@gantry/protocol/terminal'
import {
  ackEvery,
  type ClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  type ServerFrame,
} from '@gantry/protocol/terminal-frames'
import { csiQueries, dcsQueries } from '@gantry/protocol/terminal-queries'
import { Unicode11Addon } from '@xterm/addon-unicode11'
import headless from '@xterm/headless'
import { WebSocket } from 'ws'
import { type Browser, until } from '../harness.ts'

type Terminal = InstanceType<typeof headless.Terminal>

/** What a browser's page does with a session: every frame is checked against the protocol, as the page will. */
export class TerminalClient implements Disposable {
  readonly socket: WebSocket
  readonly terminal: Terminal
  readonly frames: ServerFrame['type'][] = []
  readonly notices: TerminalNotice[] = []
  readonly hash = createHash('sha256')
  state: TerminalState | undefined
  people: TerminalPeople = []
  recording: string | undefined
  /** Output bytes that came, and of those the parsed ones, counted from the session's beginning. */
  received = 0
  parsed = 0
  outputBytes = 0
  restores = 0
  screen = ''
  /** The most that came beyond what was acknowledged. */
  farthest = 0
  acked = 0
  closed: { code: number; reason: string; at: number } | undefined
  /** While it is false nothing is acknowledged. */
  acks = true

  constructor(base: string, path: string, headers: Record<string, string>) {
    const url = new URL(path, base)
    this.socket = new WebSocket(url.href.replace(/^http/, 'ws'), { headers, rejectUnauthorized: false })
    this.terminal = new headless.Terminal({ cols: 80, rows: 24, scrollback: 5000, allowProposedApi: true })
    this.terminal.loadAddon(new Unicode11Addon())
    this.terminal.unicode.activeVersion = '11'
    for (const id of csiQueries) this.terminal.parser.registerCsiHandler(id, () => true)
    for (const id of dcsQueries) this.terminal.parser.registerDcsHandler(id, () => true)
    this.terminal.onData((text) => this.say({ type: 'input', bytes: Buffer.from(text) }))
    this.socket.on('message', (message, isBinary) => {
      const frame = isBinary && Buffer.isBuffer(message) ? decodeServerFrame(message) : undefined
      if (frame === undefined) throw new Error('not a frame of the protocol')
      this.take(frame)
    })
    this.socket.on('error', () => undefined)
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason), at: performance.now() }
    })
  }

  static at(browser: Browser, id: string, size?: { cols: number; rows: number }): TerminalClient {
    const base = browser.base()
    const query = size === undefined ? '' : `?cols=${size.cols}&rows=${size.rows}`
    return new TerminalClient(base, `api/terminals/${id}/socket${query}`, {
      cookie: browser.cookie ?? '',
      origin: new URL(base).origin,
    })
  }

  static async open(
    browser: Browser,
    id: string,
    size?: { cols: number; rows: number },
  ): Promise<TerminalClient> {
    const client = TerminalClient.at(browser, id, size)
    await until('the screen is there', () => client.closed !== undefined || client.restores > 0)
    if (client.closed !== undefined) throw new Error(`closed: ${client.closed.code} ${client.closed.reason}`)
    return client
  }

  say(frame: ClientFrame): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encodeClientFrame(frame))
  }

  type(text: string): void {
    this.say({ type: 'input', bytes: Buffer.from(text) })
  }

  take(frame: ServerFrame): void {
    this.frames.push(frame.type)
    if (frame.type === 'restore') {
      this.restores += 1
      this.screen = frame.screen
      this.received = frame.offset
      this.acked = frame.offset
      this.terminal.reset()
      this.terminal.resize(frame.cols, frame.rows)
      this.terminal.write(frame.screen, () => {
        this.parsed = frame.offset
      })
    } else if (frame.type === 'output') {
      const { length } = frame.bytes
      this.received += length
      this.outputBytes += length
      this.hash.update(frame.bytes)
      this.farthest = Math.max(this.farthest, this.received - this.acked)
      this.terminal.write(frame.bytes, () => {
        this.parsed += length
        this.acknowledge()
      })
    } else if (frame.type === 'resized') {
      this.terminal.write('', () => this.terminal.resize(frame.cols, frame.rows))
    } else if (frame.type === 'state') this.state = frame.state
    else if (frame.type === 'people') this.people = frame.people
    else if (frame.type === 'notice') this.notices.push(frame.notice)
    else if (frame.type === 'recording') this.recording = frame.recording
  }

  acknowledge(): void {
    if (!this.acks || this.parsed - this.acked < ackEvery) return
    this.acked = this.parsed
    this.say({ type: 'ack', offset: this.acked })
  }

  /** All lines, the ones scrolled off too, without blank ends. */
  text(): string {
    const buffer = this.terminal.buffer.active
    return Array.from(
      { length: buffer.length },
      (_, row) => buffer.getLine(row)?.translateToString(true) ?? '',
    ).join('\n')
  }

  sees(what: string | RegExp, ms = 10_000): Promise<string> {
    return until(
      `the screen shows ${what}`,
      () => (typeof what === 'string' ? this.text().includes(what) : what.test(this.text())) && this.text(),
      ms,
    ).then(String, (error: unknown) => {
      throw new Error(`${String(error)}; it shows:\n${this.text().slice(-2000)}`)
    })
  }

  ended(ms = 15_000): Promise<Extract<TerminalState, { status: 'ended' }>> {
    return until('it ended', () => (this.state?.status === 'ended' ? this.state : undefined), ms)
  }

  [Symbol.dispose](): void {
    this.socket.terminate()
    this.terminal.dispose()
  }
}

/** Every cell of both buffers with its colours and flags, the cursor, the modes: what "exactly" means. */
export const cellsOf = (terminal: Terminal): string[] => {
  const buffers = [terminal.buffer.normal, terminal.buffer.alternate].map((buffer) =>
    Array.from({ length: buffer.length }, (_, row) => {
      const line = buffer.getLine(row)
      if (line === undefined) return ''
      let text = line.isWrapped ? '↩' : ''
      for (let column = 0; column < terminal.cols; column += 1) {
        const cell = line.getCell(column)
        if (cell === undefined) continue
        const style = [
          // The first 16 of the 256 colours are the same as the 16.
          cell.isFgRGB() ? 'rgb' : '',
          cell.getFgColor(),
          cell.isBgRGB() ? 'rgb' : '',
          cell.getBgColor(),
          cell.isBold(),
          cell.isDim(),
          cell.isItalic(),
          cell.isUnderline(),
          cell.isInverse(),
          cell.isInvisible(),
          cell.isStrikethrough(),
        ].join(',')
        text += `${cell.getChars() || ' '}${cell.getWidth()}${style === ',-1,,-1,0,0,0,0,0,0,0' ? '' : `<${style}>`}`
      }
      return text.replace(/( 1)+$/, '')
    }),
  )
  const { cursorX, cursorY, type } = terminal.buffer.active
  return [
    JSON.stringify({ type, cursorX, cursorY, baseY: terminal.buffer.active.baseY, modes: terminal.modes }),
    ...(buffers[0] ?? []),
    ...(type === 'alternate' ? (buffers[1] ?? []) : []),
  ]
}
