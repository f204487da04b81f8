import { describe, expect, it } from 'vitest'
import { readCast } from './cast.ts'

const header = '{"version":2,"width":80,"height":24,"timestamp":1,"title":"web: sh"}'

describe('an asciicast', () => {
  it('is read with its size, its output and its resizes', () => {
    const text = `${header}\n[0.1,"o","hi\\r\\n"]\n[1.5,"r","120x30"]\n[2,"o","\\u001b[1mbold"]\n`
    expect(readCast(text)).toEqual({
      size: { cols: 80, rows: 24 },
      title: 'web: sh',
      events: [
        { at: 0.1, output: 'hi\r\n' },
        { at: 1.5, size: { cols: 120, rows: 30 } },
        { at: 2, output: '\x1b[1mbold' },
      ],
      length: 2,
      whole: true,
    })
  })

  it('is played as far as it goes where it breaks off', () => {
    expect(readCast(`${header}\n[0.1,"o","a"]\n[0.2,"o","b`)).toMatchObject({
      events: [{ at: 0.1, output: 'a' }],
      length: 0.1,
      whole: false,
    })
    expect(readCast(header)).toMatchObject({ events: [], length: 0, whole: true })
  })

  it('leaves out what it does not know, but not its time', () => {
    const text = `${header}\n[0.1,"i","typed"]\n[0.2,"m","mark"]\n[0.3,"r","0x0"]\n[0.4,"r","wide"]\n`
    expect(readCast(text)).toMatchObject({ events: [], length: 0.4, whole: true })
  })

  it('never goes back in time', () => {
    expect(readCast(`${header}\n[2,"o","a"]\n[1,"o","b"]\n`)?.events.map(({ at }) => at)).toEqual([2, 2])
  })

  it.each([
    '',
    'not json',
    '{"version":1,"width":80,"height":24}',
    '{"version":2,"width":0,"height":24}',
    '[0,"o",""]',
  ])('is not %j', (text) => expect(readCast(text)).toBeUndefined())
})
