import * as z from 'zod/mini'
import { TerminalNotice, TerminalPeople, TerminalRecording, TerminalState } from './terminal.ts'
import { fromUtf8, toUtf8 } from './utf8.ts'

/*
 * The frames of `GET /api/terminals/:id/socket` upgraded. Every message is binary: one byte says what it is, the
 * rest is its body. Numbers are big-endian and unsigned; text is UTF-8; JSON is UTF-8 too.
 *
 *   browser → BFF                              BFF → browser
 *   01 input      bytes as typed               81 output     bytes of the process
 *   02 resize     u16 cols, u16 rows           82 restore    u16 cols, u16 rows, u64 offset, text
 *   03 ack        u64 offset                   83 resized    u16 cols, u16 rows
 *   04 write      u8: 1 take, 0 release        84 state      JSON TerminalState
 *   05 ping                                    85 people     JSON TerminalPeople
 *                                              86 notice     JSON TerminalNotice
 *                                              87 recording  JSON TerminalRecording
 *                                              88 pong
 *
 * Offsets count output bytes since the session was opened. A `restore` is the screen as it was at its offset, as
 * escape sequences for a terminal that was just reset and resized to cols × rows; the next `output` begins there.
 * The browser says in `ack` up to which offset its terminal has PARSED (not merely received), at the latest every
 * 64 KiB; it is never sent more than 256 KiB beyond that.
 */

/** The browser acknowledges at the latest when this many bytes more were parsed. */
export const ackEvery = 64 * 1024
/** Bytes that may be under way to a browser. */
export const windowBytes = 256 * 1024
/** What one message from the browser may hold (S6); the BFF closes with 1009 beyond it. */
export const maxMessage = 1024 * 1024

export const maxCols = 500
export const maxRows = 300

export type TerminalSize = { cols: number; rows: number }

export type ClientFrame =
  | { type: 'input'; bytes: Uint8Array }
  | ({ type: 'resize' } & TerminalSize)
  | { type: 'ack'; offset: number }
  | { type: 'write'; take: boolean }
  | { type: 'ping' }

export type ServerFrame =
  | { type: 'output'; bytes: Uint8Array }
  | ({ type: 'restore'; offset: number; screen: string } & TerminalSize)
  | ({ type: 'resized' } & TerminalSize)
  | { type: 'state'; state: TerminalState }
  | { type: 'people'; people: TerminalPeople }
  | { type: 'notice'; notice: TerminalNotice }
  | { type: 'recording'; recording: TerminalRecording }
  | { type: 'pong' }

const code = {
  input: 0x01,
  resize: 0x02,
  ack: 0x03,
  write: 0x04,
  ping: 0x05,
  output: 0x81,
  restore: 0x82,
  resized: 0x83,
  state: 0x84,
  people: 0x85,
  notice: 0x86,
  recording: 0x87,
  pong: 0x88,
} as const

/** The type byte of `output`, for whoever puts a frame together without copying its bytes twice. */
export const outputType = code.output

type Bytes = Uint8Array<ArrayBuffer>

export const encodeClientFrame = (frame: ClientFrame): Bytes => {
  switch (frame.type) {
    case 'input':
      return withBytes(code.input, frame.bytes)
    case 'resize':
      return sized(code.resize, frame)
    case 'ack': {
      const bytes = empty(code.ack, 8)
      viewOf(bytes).setBigUint64(1, BigInt(frame.offset))
      return bytes
    }
    case 'write':
      return withBytes(code.write, Uint8Array.of(frame.take ? 1 : 0))
    case 'ping':
      return empty(code.ping, 0)
  }
}

/** Undefined for what is no frame of this protocol. The bytes of `input` are a view, not a copy. */
export const decodeClientFrame = (bytes: Uint8Array): ClientFrame | undefined => {
  const body = bytes.subarray(1)
  switch (bytes[0]) {
    case code.input:
      return { type: 'input', bytes: body }
    case code.resize: {
      const size = sizeOf(bytes)
      return size && bytes.length === 5 ? { type: 'resize', ...size } : undefined
    }
    case code.ack: {
      const offset = bytes.length === 9 ? offsetAt(bytes, 1) : undefined
      return offset === undefined ? undefined : { type: 'ack', offset }
    }
    case code.write:
      return body.length === 1 && (body[0] === 0 || body[0] === 1)
        ? { type: 'write', take: body[0] === 1 }
        : undefined
    case code.ping:
      return body.length === 0 ? { type: 'ping' } : undefined
    default:
      return undefined
  }
}

export const encodeServerFrame = (frame: ServerFrame): Bytes => {
  switch (frame.type) {
    case 'output':
      return withBytes(code.output, frame.bytes)
    case 'restore': {
      const text = toUtf8(frame.screen)
      const bytes = empty(code.restore, 12 + text.length)
      const view = viewOf(bytes)
      view.setUint16(1, frame.cols)
      view.setUint16(3, frame.rows)
      view.setBigUint64(5, BigInt(frame.offset))
      bytes.set(text, 13)
      return bytes
    }
    case 'resized':
      return sized(code.resized, frame)
    case 'state':
      return withText(code.state, JSON.stringify(frame.state))
    case 'people':
      return withText(code.people, JSON.stringify(frame.people))
    case 'notice':
      return withText(code.notice, JSON.stringify(frame.notice))
    case 'recording':
      return withText(code.recording, JSON.stringify(frame.recording))
    case 'pong':
      return empty(code.pong, 0)
  }
}

/** Undefined for what is no frame of this protocol. The bytes of `output` are a view, not a copy. */
export const decodeServerFrame = (bytes: Uint8Array): ServerFrame | undefined => {
  const body = bytes.subarray(1)
  switch (bytes[0]) {
    case code.output:
      return { type: 'output', bytes: body }
    case code.restore: {
      const size = sizeOf(bytes)
      const offset = bytes.length >= 13 ? offsetAt(bytes, 5) : undefined
      const screen = fromUtf8(bytes.subarray(13))
      if (!size || offset === undefined || screen === undefined) return undefined
      return { type: 'restore', ...size, offset, screen }
    }
    case code.resized: {
      const size = sizeOf(bytes)
      return size && bytes.length === 5 ? { type: 'resized', ...size } : undefined
    }
    case code.state: {
      const state = jsonOf(TerminalState, body)
      return state && { type: 'state', state }
    }
    case code.people: {
      const people = jsonOf(TerminalPeople, body)
      return people && { type: 'people', people }
    }
    case code.notice: {
      const notice = jsonOf(TerminalNotice, body)
      return notice && { type: 'notice', notice }
    }
    case code.recording: {
      const recording = jsonOf(TerminalRecording, body)
      return recording && { type: 'recording', recording }
    }
    case code.pong:
      return body.length === 0 ? { type: 'pong' } : undefined
    default:
      return undefined
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const empty = (type: number, length: number): Bytes => {
  const bytes = new Uint8Array(1 + length)
  bytes[0] = type
  return bytes
}

const withBytes = (type: number, body: Uint8Array): Bytes => {
  const bytes = empty(type, body.length)
  bytes.set(body, 1)
  return bytes
}

const withText = (type: number, text: string): Bytes => withBytes(type, toUtf8(text))

const sized = (type: number, { cols, rows }: TerminalSize): Bytes => {
  const bytes = empty(type, 4)
  viewOf(bytes).setUint16(1, cols)
  viewOf(bytes).setUint16(3, rows)
  return bytes
}

const sizeOf = (bytes: Uint8Array): TerminalSize | undefined => {
  if (bytes.length < 5) return undefined
  const cols = viewOf(bytes).getUint16(1)
  const rows = viewOf(bytes).getUint16(3)
  return cols > 0 && rows > 0 && cols <= maxCols && rows <= maxRows ? { cols, rows } : undefined
}

const offsetAt = (bytes: Uint8Array, at: number): number | undefined => {
  const offset = Number(viewOf(bytes).getBigUint64(at))
  return Number.isSafeInteger(offset) ? offset : undefined
}

const jsonOf = <S extends z.core.$ZodType>(schema: S, bytes: Uint8Array): z.infer<S> | undefined => {
  try {
    const parsed = z.safeParse(schema, JSON.parse(fromUtf8(bytes) ?? ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
