import { readFile } from 'node:fs/promises'
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
} from '@gantry/protocol/terminal-frames'
import { expect, it } from 'vitest'

const page = new URL('../../../../docs/protocol.md', import.meta.url)

/** What the page shows, and what each example means. */
const meaning: Record<string, unknown> = {
  input: { type: 'input', bytes: Buffer.from('ls\r') },
  resize: { type: 'resize', cols: 120, rows: 30 },
  ack: { type: 'ack', offset: 65_536 },
  write: { type: 'write', take: true },
  ping: { type: 'ping' },
  output: { type: 'output', bytes: Buffer.from('hi\r\n') },
  restore: { type: 'restore', cols: 80, rows: 24, offset: 4, screen: 'hi' },
  resized: { type: 'resized', cols: 80, rows: 24 },
  state: { type: 'state', state: { status: 'running' } },
  people: { type: 'people', people: [] },
  notice: { type: 'notice', notice: { kind: 'shutdown' } },
  recording: { type: 'recording', recording: 'on' },
  pong: { type: 'pong' },
}

it('reads and writes every frame that docs/protocol.md shows, and no other exists', async () => {
  const rows = [
    ...(await readFile(page, 'utf8')).matchAll(
      /^\| `([0-9a-f]{2})` \| (\w+) +\| `(\w+)` +\|.*\| `([0-9a-f ]+)` +\|$/gm,
    ),
  ]
  expect(rows.map(([, , , name]) => name)).toEqual(Object.keys(meaning))
  const documented = new Set<number>()
  for (const [, type = '', from, name = '', hex = ''] of rows) {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
    documented.add(Number.parseInt(type, 16))
    expect(bytes[0]).toBe(Number.parseInt(type, 16))
    if (from === 'browser') {
      const frame = decodeClientFrame(bytes)
      expect([name, frame]).toEqual([name, meaning[name]])
      if (frame) expect(Buffer.from(encodeClientFrame(frame)).toString('hex')).toBe(bytes.toString('hex'))
    } else {
      const frame = decodeServerFrame(bytes)
      expect([name, frame]).toEqual([name, meaning[name]])
      if (frame) expect(Buffer.from(encodeServerFrame(frame)).toString('hex')).toBe(bytes.toString('hex'))
    }
  }
  for (let type = 0; type < 256; type += 1) {
    if (documented.has(type)) continue
    const bytes = Uint8Array.of(type, 0, 80, 0, 24)
    expect([decodeClientFrame(bytes), decodeServerFrame(bytes)]).toEqual([undefined, undefined])
  }
})
