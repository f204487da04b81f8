import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { path, queryString } from '../../src/transport.ts'

describe('path', () => {
  test('puts each name into one encoded segment', () => {
    expect(path`/1.0/instances/${'web'}/state`).toBe('/1.0/instances/web/state')
    expect(path`/1.0/instances/${'a/b?c#d%2e'}/logs/${'x y'}`).toBe(
      '/1.0/instances/a%2Fb%3Fc%23d%252e/logs/x%20y',
    )
    expect(path`/1.0`).toBe('/1.0')
  })

  test.each(['.', '..'])('%j does not climb', (name) => {
    const url = new URL(path`/1.0/instances/${name}/state`, 'https://host')
    expect(url.pathname.split('/')).toHaveLength(5)
    expect(url.pathname.startsWith('/1.0/instances/')).toBe(true)
  })

  test('half a surrogate pair does not throw', () => {
    expect(path`/1.0/instances/${'a\uD800b'}`).toBe('/1.0/instances/a%EF%BF%BDb')
    expect(path`/1.0/instances/${'\uDC00'}`).toBe('/1.0/instances/%EF%BF%BD')
  })

  test('no name reaches another route (S13)', () => {
    const hostile = fc.array(
      fc.constantFrom('..', '.', '/', '\\', '%2e', '%252f', '?', '#', '\0', '\uD800', 'é'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          hostile.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (name) => {
          const url = new URL(path`/1.0/instances/${name}/state`, 'https://host')
          expect(url.search + url.hash).toBe('')
          const segments = url.pathname.split('/')
          expect(segments).toHaveLength(5)
          expect([segments[1], segments[2], segments[4]]).toEqual(['1.0', 'instances', 'state'])
        },
      ),
    )
  })

  test('ordinary names come back as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((name) => name !== '.' && name !== '..'),
        (name) => {
          expect(decodeURIComponent(path`/${name}`).slice(1)).toBe(name)
        },
      ),
    )
  })
})

describe('queryString', () => {
  test('leaves out what is undefined', () => {
    expect(queryString()).toBe('')
    expect(queryString({ a: undefined })).toBe('')
    expect(queryString({ a: 1, b: undefined, c: true, d: '' })).toBe('?a=1&c=true&d=')
  })

  test('whatever is written is read back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' })),
        (query) => {
          expect([...new URLSearchParams(queryString(query))]).toEqual(Object.entries(query))
        },
      ),
    )
  })
})
