import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseOperationUrl } from '../../src/operation-url.ts'

const id = '6916c8a6-9b7d-4abd-90b3-aedfec7ec7da'

test.each([
  [`/1.0/operations/${id}`, { id }],
  [`/1.0/operations/${id}?project=default`, { id, project: 'default' }],
  [`/1.0/operations/${id}?project=a%20b&target=m2`, { id, project: 'a b', target: 'm2' }],
  [`/1.0/operations/${id}/wait?timeout=1`, { id }],
  [`/1.0/operations/${id}/websocket?secret=x`, { id }],
  [`https://192.0.2.1:8443/1.0/operations/${id}?project=x`, { id, project: 'x' }],
  [`/1.0/operations/${id.toUpperCase()}`, { id }],
  [id, { id }],
])('%s', (url, reference) => {
  expect(parseOperationUrl(url)).toEqual(reference)
})

test.each([
  '',
  '/1.0/operations',
  '/1.0/operations/',
  '/1.0/operations/abc',
  `/1.0/instances/${id}`,
  `/1.0/operations/${id}/../../instances`,
  `/1.0/operations/${id}x`,
  `/1.0/operations/${id}/cancel`,
  'https://[',
])('%s is none', (url) => {
  expect(parseOperationUrl(url)).toBeUndefined()
})

test('any project comes back as it was sent', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), (uuid, project) => {
      const url = `/1.0/operations/${uuid}?${new URLSearchParams({ project })}`
      expect(parseOperationUrl(url)).toEqual({ id: uuid, project })
    }),
  )
})

test('what is read is always a UUID, whatever the text', () => {
  const parts = fc.constantFrom(
    '/1.0',
    '/operations/',
    id,
    '?',
    'project=',
    '/wait',
    '..',
    '%2e',
    '#',
    'https://',
    'x',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string())), (pieces) => {
      const read = parseOperationUrl(pieces.join(''))
      expect(read === undefined || /^[0-9a-f-]{36}$/.test(read.id)).toBe(true)
    }),
  )
})
