import { describe, expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { publishCommand } from './publish-command.ts'
import { aliasesOf, emptyPublish, propertiesOf, publishBody, publishProblems } from './publish-form.ts'

const full = {
  ...emptyPublish,
  aliases: 'web, web/1.2 web',
  properties: 'os = Busybox\n\ndescription=The web, as of today',
  public: true,
  expires: '2030-01-02T03:04',
  compression: 'zstd',
  force: true,
}
const expires = new Date('2030-01-02T03:04').toISOString().replace('.000Z', 'Z')

describe('what is typed', () => {
  it('aliases are words, each once', () => {
    expect(aliasesOf(' a,b  a\nc ')).toEqual(['a', 'b', 'c'])
    expect(aliasesOf('')).toEqual([])
  })
  it('properties are lines with an equals sign', () => {
    expect(propertiesOf('a=b=c\n\n d = ')).toEqual({ a: 'b=c', d: '' })
    expect(propertiesOf('no sign')).toBeUndefined()
    expect(propertiesOf('=value')).toBeUndefined()
  })
  it('is checked: lines, a time to come, and what runs', () => {
    const now = Date.parse('2026-11-25T12:00:00Z')
    expect(publishProblems(full, true, now)).toEqual({ properties: null, expires: null, force: null })
    const wrong = { ...full, properties: 'x', expires: '2020-01-01T00:00', force: false }
    expect(publishProblems(wrong, true, now)).toEqual({
      properties: 'One on each line, as key=value',
      expires: 'A time to come',
      force: 'It runs: stop it for this, or take a snapshot',
    })
    expect(publishProblems({ ...wrong, snapshot: 's' }, true, now).force).toBeNull()
    expect(publishProblems(wrong, false, now).force).toBeNull()
  })
})

describe('the request', () => {
  it('says only what was chosen', () => {
    expect(publishBody(emptyPublish, 'web')).toEqual({
      source: { type: 'instance', name: 'web' },
      public: false,
    })
    expect(publishBody({ ...full, snapshot: 'before' }, 'web')).toEqual({
      source: { type: 'snapshot', name: 'web/before' },
      public: true,
      aliases: [
        { name: 'web', description: '' },
        { name: 'web/1.2', description: '' },
      ],
      properties: { os: 'Busybox', description: 'The web, as of today' },
      expires_at: expires,
      compression_algorithm: 'zstd',
    })
  })
})

describe('the command', () => {
  it('keeps the image on the server of the instance', () => {
    const web = { server: 'alpha0', project: 'default', name: 'web', of: testServer() }
    expect(publishCommand(emptyPublish, web)).toBe('lxc publish alpha:web alpha:')
    expect(publishCommand(full, web)).toBe(
      `lxc publish alpha:web alpha: --alias web --alias web/1.2 --public --expire ${expires} --compression zstd --force os=Busybox 'description=The web, as of today'`,
    )
  })
  it('needs no force for a snapshot', () => {
    const delta = testServer({ id: 'delta0', name: 'delta', product: 'incus' })
    const web = { server: 'delta0', project: 'shop', name: 'web', of: delta }
    expect(publishCommand({ ...emptyPublish, snapshot: 'a b', force: true }, web)).toBe(
      "incus publish 'delta:web/a b' delta: --project shop",
    )
  })
})
