import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { match } from '../../src/lxd-api/match.ts'

describe('S13 names in paths', () => {
  it.each([
    '..',
    '.',
    '%2e%2e',
    '%2E',
    '%2e.',
    'a%2fb',
    'a%5cb',
    'a\\b',
    'a%00b',
    'a%0ab',
    '%7f',
    '%',
    '%zz',
    '%c3%28',
    'x'.repeat(301),
  ])('%j is refused', (name) => {
    expect(match('GET', `/1.0/instances/${name}`).kind).toBe('bad-name')
  })

  it.each([
    ['%252f', '%252f'],
    ['%252e%252e', '%252e%252e'],
    ['a%3Fb', 'a%3Fb'],
    ['a%23b', 'a%23b'],
    ['caf%C3%A9', 'caf%C3%A9'],
    ['a b', 'a%20b'],
    ["it's", "it's"],
  ])('%s goes upstream as exactly %s', (name, encoded) => {
    const found = match('GET', `/1.0/instances/${name}`)
    expect(found).toMatchObject({ kind: 'route', path: `/1.0/instances/${encoded}` })
  })

  it('an image alias may hold slashes, encoded, and no dots between them', () => {
    expect(match('GET', '/1.0/images/aliases/ubuntu%2F22.04')).toMatchObject({
      kind: 'route',
      names: { name: 'ubuntu/22.04' },
      path: '/1.0/images/aliases/ubuntu%2F22.04',
    })
    expect(match('GET', '/1.0/images/aliases/a%2F..%2F..%2Finstances').kind).toBe('bad-name')
  })

  it('any name is refused or comes out as one segment that decodes to the same name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        let encoded: string
        try {
          encoded = encodeURIComponent(name)
        } catch {
          return
        }
        const found = match('GET', `/1.0/instances/${encoded}`)
        if (found.kind !== 'route') return
        const segments = found.path.split('/')
        expect(segments).toHaveLength(4)
        expect(decodeURIComponent(segments[3] ?? '')).toBe(name)
        expect(new URL(found.path, 'https://server.invalid').pathname.split('/')).toHaveLength(4)
      }),
    )
  })

  it('R13 any path is answered, and a match has a path that begins with /1.0 or is the root', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), (path, method) => {
        const found = match(method, path || '/')
        if (found.kind === 'route') expect(found.path).toMatch(/^\/(1\.0(\/.*)?)?$/)
      }),
    )
  })

  it('a literal wins over a name', () => {
    expect(match('GET', '/1.0/instances/x/logs/exec-output')).toMatchObject({
      route: { path: '/1.0/instances/{name}/logs/exec-output' },
    })
  })
})
