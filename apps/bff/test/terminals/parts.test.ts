import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanTitle } from '../../src/terminals/clean-title.ts'
import { Coalescer } from '../../src/terminals/coalescer.ts'
import { parseGroup, parsePasswd } from '../../src/terminals/login-shell.ts'
import { Screen } from '../../src/terminals/screen.ts'
import { until } from '../harness.ts'

describe('the accounts of an instance', () => {
  it('come from its own files, whatever else is in them', () => {
    const text =
      'root:x:0:0:root:/root:/bin/bash\n# no account\nweb:x:1000:100::/srv:\nbad:x:y:z::/:/bin/sh\n\n+::::::\n'
    expect(parsePasswd(text)).toEqual([
      { name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/bash' },
      { name: 'web', uid: 1000, gid: 100, home: '/srv', shell: '/bin/sh' },
    ])
    expect([...parseGroup('adm:x:4:web\nbroken\nwheel:*:10:')]).toEqual([
      ['adm', 4],
      ['wheel', 10],
    ])
    fc.assert(
      fc.property(fc.string(), (noise) => {
        parsePasswd(noise)
        parseGroup(noise)
      }),
    )
  })
})

describe('a title', () => {
  it('S48 loses what could draw, turn or hide text, and is short', () => {
    expect(cleanTitle('vi \u001b[31mred\u0007 \u202egnp.exe\u200b ok\u2028')).toBe('vi [31mred gnp.exe ok')
    expect(cleanTitle('x'.repeat(5_000))).toHaveLength(200)
  })
})

describe('small pieces of output', () => {
  it('go at once after a pause, and together after that, in order and whole', async () => {
    const messages: string[] = []
    using coalescer = new Coalescer(1, (message, length) => {
      expect(message).toHaveLength(length + 1)
      messages.push(Buffer.from(message.subarray(1)).toString())
    })
    coalescer.push(Buffer.from('a'))
    expect(messages).toEqual(['a'])
    for (const piece of ['b', 'c', '', 'd']) coalescer.push(Buffer.from(piece))
    expect(messages).toEqual(['a'])
    await until('the rest came', () => messages.length > 1)
    expect(messages).toEqual(['a', 'bcd'])
    coalescer.push(Buffer.from('busy'))
    coalescer.flush()
    coalescer.expectEcho()
    coalescer.push(Buffer.from('echo'))
    expect(messages.splice(2)).toEqual(['busy', 'echo'])
    coalescer.push(Buffer.alloc(40_000, 'e'))
    coalescer.push(Buffer.alloc(40_000, 'f'))
    coalescer.flush()
    expect(messages.slice(2).join('')).toBe('e'.repeat(40_000) + 'f'.repeat(40_000))
  })
})

describe('the screen', () => {
  const make = (answers: string[] = [], titles: string[] = []): Screen =>
    new Screen(
      { cols: 20, rows: 5 },
      { onAnswer: (text) => answers.push(text), onTitle: (title) => titles.push(title) },
    )
  const snapshot = (screen: Screen): Promise<string> =>
    new Promise((resolve) => screen.snapshot(({ screen: text }) => resolve(text)))

  it('answers what a program asks, though nobody looks on', async () => {
    const answers: string[] = []
    const titles: string[] = []
    using screen = make(answers, titles)
    screen.write(Buffer.from('ab\x1b[6n\x1b[c\x1b]2;hi\x07'), () => undefined)
    await snapshot(screen)
    expect(answers).toEqual(['\x1b[1;3R', '\x1b[?1;2c'])
    expect(titles).toEqual(['hi'])
  })

  it('is what was written before it was asked for, and not what came after', async () => {
    using screen = make()
    screen.write(Buffer.from('before'), () => undefined)
    const taken = snapshot(screen)
    screen.write(Buffer.from(' after'), () => undefined)
    expect(await taken).toBe('before')
    expect(screen.pending).toBeGreaterThanOrEqual(0)
    expect(await snapshot(screen)).toBe('before after')
    expect(screen.pending).toBe(0)
  })

  it('forgets a scrolling region with the alternate screen, a reset or a new size', async () => {
    using screen = make()
    const write = (text: string) => screen.write(Buffer.from(text), () => undefined)
    write('\x1b[2;4r')
    expect(await snapshot(screen)).toContain('\x1b[2;4r')
    screen.resize({ cols: 21, rows: 6 })
    expect(await snapshot(screen)).not.toContain('r')
    write('\x1b[?1049h\x1b[2;3r')
    expect(await snapshot(screen)).toContain('\x1b[2;3r')
    write('\x1b[?1049l\x1b[?1049h')
    expect(await snapshot(screen)).not.toContain('\x1b[2;3r')
    write('\x1b[?25l\x1b[4 q\x1b[?1006h\x1bc')
    expect(await snapshot(screen)).toBe('')
  })

  it('keeps 5,000 lines and no more', async () => {
    using screen = make()
    for (let line = 0; line < 6_000; line += 1) screen.write(Buffer.from(`line ${line}\r\n`), () => undefined)
    const text = await snapshot(screen)
    expect(text).toContain('line 5999')
    expect(text.startsWith('line 996\r\n')).toBe(true)
  })
})
