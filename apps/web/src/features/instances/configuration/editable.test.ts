import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testInstance } from '../test-rows.ts'
import { type Editable, editableOf, editableText, readEditable, withEditable } from './editable.ts'

const web: Editable = {
  description: 'the shop',
  ephemeral: false,
  profiles: ['default', 'web'],
  config: { 'limits.cpu': '2', 'user.version': '1.10', 'cloud-init.user-data': '#cloud-config\nusers: []\n' },
  devices: { eth0: { type: 'nic', network: 'br0' } },
}

const read = testInstance(web)

const problem = (text: string): string => {
  const read = readEditable(text)
  return read.ok ? '' : `${read.line}: ${read.message}`
}

describe('the configuration as text', () => {
  it('comes back as it was, with texts that look like numbers, flags and nothing', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('1', '1.10', 'true', 'null', '~', '0x1', 'a: b', '- x', ''),
    )
    const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__')
    void fc.assert(
      fc.property(
        word,
        fc.boolean(),
        fc.array(word),
        fc.dictionary(key, word),
        fc.dictionary(key, fc.dictionary(key, word)),
        (description, ephemeral, profiles, config, devices) => {
          const editable = { description, ephemeral, profiles, config, devices }
          expect(readEditable(editableText(editable))).toEqual({ ok: true, value: editable })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes bare words for texts, and keys without a value for nothing', () => {
    expect(readEditable('config:\n  limits.cpu: 2\n  boot.autostart: true\ndevices:\nprofiles:\n')).toEqual({
      ok: true,
      value: {
        description: '',
        ephemeral: false,
        profiles: [],
        config: { 'limits.cpu': '2', 'boot.autostart': 'true' },
        devices: {},
      },
    })
  })

  it('takes an alias for what it stands for', () => {
    expect(readEditable('config:\n  a: &x b\n  c: *x\n')).toMatchObject({
      value: { config: { a: 'b', c: 'b' } },
    })
  })

  it('leaves out what the server keeps for itself, and sends it back as it was', () => {
    const own = { 'volatile.eth0.hwaddr': '00:16:3e:00:00:01' }
    const instance = { ...read, config: { ...web.config, ...own }, description: 'before' }
    expect(editableOf(instance).config).toEqual(web.config)
    expect(withEditable(instance, web)).toEqual({
      ...web,
      architecture: 'x86_64',
      stateful: false,
      config: { ...web.config, ...own },
    })
  })

  it('says what is wrong and where', () => {
    const text = editableText(web)
    expect(problem(text.replace('ephemeral: false', 'ephemeral: perhaps'))).toBe(
      '2: ephemeral: must be true or false',
    )
    expect(problem(text.replace('limits.cpu: "2"', 'limits.cpu: [1]'))).toContain(
      'config limits.cpu: must be',
    )
    expect(problem('config: {}\nname: other\n')).toBe('2: name cannot be set here')
    expect(problem('config:\n  a: 1\n  a: 2\n')).toMatch(/^3: Map keys must be unique/)
    expect(problem('config: [')).toMatch(/^1: /)
    expect(problem('config:\n  a: b\n  c: *d\n')).toBe('3: *d stands for nothing: there is no &d above it')
    expect(problem('config: &d\n  a: *d\n')).toBe('2: config a: must be a text')
    const [lots, more] = [
      '[*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
      '[*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
    ]
    expect(problem(`config:\n  a: &a [x]\n  b: &b ${lots}\n  c: ${more}\n`)).toMatch(/^\d: /)
    expect(problem('just words')).toBe('1: must be keys with values')
  })
})
