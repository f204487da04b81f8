import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from '../../src/address.ts'

test.each([
  ['192.0.2.10', '192.0.2.10', 8443],
  ['192.0.2.10:9443', '192.0.2.10', 9443],
  ['host.example', 'host.example', 8443],
  [' host.example:1 ', 'host.example', 1],
  ['https://host.example', 'host.example', 8443],
  ['https://host.example:8443/', 'host.example', 8443],
  ['host.example:443', 'host.example', 443],
  ['https://host.example:443/', 'host.example', 443],
  ['[2001:db8::1]:9443', '2001:db8::1', 9443],
  ['[2001:db8::1]', '2001:db8::1', 8443],
  ['2001:db8::1', '2001:db8::1', 8443],
  ['::1', '::1', 8443],
  ['HOST.example', 'host.example', 8443],
])('%s', (text, host, port) => {
  expect(parseAddress(text)).toEqual({ ok: true, value: { host, port } })
})

test.each([
  ['', 'no address'],
  ['http://192.0.2.10', 'no https address'],
  ['file:///etc/passwd', 'no https address'],
  ['192.0.2.10:99999', 'no address'],
  ['192.0.2.10/1.0', 'no address'],
  ['192.0.2.10?x=1', 'no address'],
  ['192.0.2.10#x', 'no address'],
  ['person:secret@192.0.2.10', 'no address'],
  ['a b', 'no address'],
  ['https://', 'no address'],
  ['[2001:db8::1', 'no address'],
])('%s is refused', (text, reason) => {
  const result = parseAddress(text)
  expect(result).toMatchObject({ ok: false, kind: 'refused' })
  expect(!result.ok && result.message).toContain(reason)
})

test('an address written out reads back the same', () => {
  const host = fc.oneof(fc.ipV4(), fc.domain(), fc.constantFrom('::1', 'fe80::1', '2001:db8::2'))
  fc.assert(
    fc.property(host, fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      expect(parseAddress(formatAddress({ host, port }))).toEqual({
        ok: true,
        value: { host: host.toLowerCase(), port },
      })
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseAddress(text).ok === 'boolean'))
})
