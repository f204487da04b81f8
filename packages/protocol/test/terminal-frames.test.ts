import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ClientFrame,
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  maxCols,
  maxRows,
  outputType,
  type ServerFrame,
} from '../src/terminal-frames.ts'
import { toUtf8 } from '../src/utf8.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const size = { cols: fc.integer({ min: 1, max: maxCols }), rows: fc.integer({ min: 1, max: maxRows }) }
const offset = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
const at = fc.constant('2026-11-24T10:00:00.000Z')

const clientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({ type: fc.constant('input' as const), bytes }),
  fc.record({ type: fc.constant('resize' as const), ...size }),
  fc.record({ type: fc.constant('ack' as const), offset }),
  fc.record({ type: fc.constant('write' as const), take: fc.boolean() }),
  fc.record({ type: fc.constant('ping' as const) }),
)

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc.record({ type: fc.constant('output' as const), bytes }),
  fc.record({
    type: fc.constant('restore' as const),
    ...size,
    offset,
    screen: fc.string({ unit: 'grapheme' }),
  }),
  fc.record({ type: fc.constant('resized' as const), ...size }),
  fc.record({
    type: fc.constant('state' as const),
    state: fc.oneof(
      fc.record({ status: fc.constant('running' as const) }),
      fc.record({
        status: fc.constant('ended' as const),
        why: fc.constantFrom('exited' as const, 'lost' as const, 'idle' as const),
        at,
        exitCode: fc.option(fc.integer()),
        message: fc.string({ unit: 'grapheme' }),
        restartable: fc.boolean(),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('people' as const),
    people: fc.array(
      fc.record({
        id: fc.string(),
        name: fc.string({ unit: 'grapheme' }),
        owner: fc.boolean(),
        writes: fc.boolean(),
        mayWrite: fc.boolean(),
        self: fc.boolean(),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('notice' as const),
    notice: fc.oneof(
      fc.record({ kind: fc.constant('idle' as const), at: fc.option(at) }),
      fc.record({
        kind: fc.constant('count' as const),
        used: fc.nat(),
        limit: fc.nat(),
        of: fc.constantFrom('person' as const, 'everybody' as const),
      }),
      fc.record({
        kind: fc.constantFrom('shutdown' as const, 'read-only' as const, 'resynchronised' as const),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('recording' as const),
    recording: fc.constantFrom('off' as const, 'on' as const, 'failed' as const),
  }),
  fc.record({ type: fc.constant('pong' as const) }),
)

describe('frames of a terminal', () => {
  it('come out as they went in, both ways', () => {
    fc.assert(
      fc.property(clientFrame, (frame) => {
        expect(decodeClientFrame(encodeClientFrame(frame))).toEqual(frame)
      }),
    )
    fc.assert(
      fc.property(serverFrame, (frame) => {
        expect(decodeServerFrame(encodeServerFrame(frame))).toEqual(frame)
      }),
    )
  })

  it('are read in the middle of a larger buffer too', () => {
    const whole = Uint8Array.of(9, 9, ...encodeClientFrame({ type: 'ack', offset: 2 ** 40 }))
    expect(decodeClientFrame(whole.subarray(2))).toEqual({ type: 'ack', offset: 2 ** 40 })
  })

  it('are undefined, and never an exception, for whatever else comes', () => {
    const known = new Set([1, 2, 3, 4, 5])
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const frame = decodeClientFrame(noise)
        if (!known.has(noise[0] ?? 0)) expect(frame).toBeUndefined()
        decodeServerFrame(noise)
      }),
    )
  })

  it.each([
    ['nothing at all', []],
    ['a size of nothing', [0x02, 0, 0, 0, 24]],
    ['a size beyond all windows', [0x02, 0xff, 0xff, 0, 24]],
    ['half a size', [0x02, 0, 80]],
    ['a size with more behind it', [0x02, 0, 80, 0, 24, 0]],
    ['an offset that no number holds', [0x03, 0xff, 0, 0, 0, 0, 0, 0, 0]],
    ['half an offset', [0x03, 0, 0]],
    ['a right that is neither taken nor let go', [0x04, 2]],
    ['a ping with a body', [0x05, 1]],
    ['a frame of the other side', [0x81, 1]],
  ])('refuse %s', (_what, noise) => {
    expect(decodeClientFrame(Uint8Array.from(noise))).toBeUndefined()
  })

  it.each([
    ['a restore that is cut off', [0x82, 0, 80, 0, 24, 0]],
    ['text that is no UTF-8', [0x82, 0, 80, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0xff]],
    ['JSON of another shape', [0x84, ...new Array(2).fill(0x7b)]],
    ['a state that does not exist', [0x84, ...toUtf8('{"status":"asleep"}')]],
    ['a frame of the other side', [0x01, 1]],
  ])('refuse %s from the BFF', (_what, noise) => {
    expect(decodeServerFrame(Uint8Array.from(noise))).toBeUndefined()
  })

  it('keep a byte order mark and half a character of output as they are', () => {
    const output = Uint8Array.of(0xef, 0xbb, 0xbf, 0xe6, 0xbc)
    expect(decodeServerFrame(Uint8Array.of(outputType, ...output))).toEqual({ type: 'output', bytes: output })
    const screen = '\ufeffhi'
    const frame: ServerFrame = { type: 'restore', cols: 80, rows: 24, offset: 0, screen }
    expect(decodeServerFrame(encodeServerFrame(frame))).toMatchObject({ screen })
  })
})
