import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTrustToken, trustTokenOf } from '../../src/trust-token.ts'

const fields = {
  client_name: 'gantry',
  fingerprint: '1f'.repeat(32),
  addresses: ['192.0.2.10:8443', '[2001:db8::1]:8443'],
  secret: 'a1b2',
  expires_at: '2026-01-02T03:04:05Z',
}
const encode = (token: unknown) => Buffer.from(JSON.stringify(token)).toString('base64')

describe('parseTrustToken', () => {
  test('reads what LXD and Incus print', () => {
    const text = encode(fields)
    expect(parseTrustToken(text)).toEqual({
      ok: true,
      value: {
        text,
        clientName: 'gantry',
        fingerprint: '1f'.repeat(32),
        addresses: ['192.0.2.10:8443', '[2001:db8::1]:8443'],
        secret: 'a1b2',
        expiresAt: '2026-01-02T03:04:05Z',
      },
    })
  })

  test('a paste with line breaks and blanks is the same token', () => {
    const text = encode(fields)
    const pasted = `  ${text.slice(0, 40)}\r\n${text.slice(40, 90)} \n\t${text.slice(90)}\n`
    expect(parseTrustToken(pasted)).toEqual(parseTrustToken(text))
  })

  test('the year 1 is how Go writes "never"', () => {
    const result = parseTrustToken(encode({ ...fields, expires_at: '0001-01-01T00:00:00Z' }))
    expect(result.ok && result.value).not.toHaveProperty('expiresAt')
  })

  test('LXD 5.0 writes no time of expiry at all', () => {
    const { expires_at: _, ...without } = fields
    const result = parseTrustToken(encode(without))
    expect(result.ok && result.value).not.toHaveProperty('expiresAt')
  })

  test.each([
    ['nothing', ' \n', 'The token is empty.'],
    ['a sentence', 'please let me in!', 'not base64'],
    ['base64 of bytes', Buffer.from([0xff, 0xfe, 0x00]).toString('base64'), 'not base64 of text'],
    ['base64 of a sentence', Buffer.from('hello').toString('base64'), 'does not hold JSON'],
    ['the first half of a token', encode(fields).slice(0, 100), 'a part of it is missing'],
    ['JSON that is no object', encode('x'), 'no fields'],
    ['null', encode(null), 'no fields'],
    ['a token to join a cluster', encode({ ...fields, server_name: 'm4' }), 'join a cluster'],
    ['no fingerprint', encode({ ...fields, fingerprint: undefined }), 'fingerprint'],
    ['a short fingerprint', encode({ ...fields, fingerprint: '1f' }), 'fingerprint'],
    ['no secret', encode({ ...fields, secret: '' }), 'secret'],
    ['no addresses', encode({ ...fields, addresses: [] }), 'no addresses'],
    ['null for addresses', encode({ ...fields, addresses: null }), 'no addresses'],
    ['numbers for addresses', encode({ ...fields, addresses: [1] }), 'no addresses'],
  ])('%s is refused with a reason', (_, text, message) => {
    const result = parseTrustToken(text)
    expect(result).toMatchObject({ ok: false, kind: 'refused' })
    expect(!result.ok && result.message).toContain(message)
  })

  test('no reason repeats the secret', () => {
    const result = parseTrustToken(encode({ ...fields, secret: 'hush-hush', addresses: [] }))
    expect(JSON.stringify(result)).not.toContain('hush-hush')
  })

  test('any valid token reads back as it was written', () => {
    const token = fc.record({
      client_name: fc.string({ unit: 'grapheme' }),
      fingerprint: fc.stringMatching(/^[0-9a-f]{64}$/),
      addresses: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
      secret: fc.string({ minLength: 1 }),
    })
    fc.assert(
      fc.property(token, (written) => {
        const result = parseTrustToken(encode(written))
        expect(result).toMatchObject({
          ok: true,
          value: {
            clientName: written.client_name,
            fingerprint: written.fingerprint,
            addresses: written.addresses,
            secret: written.secret,
          },
        })
      }),
    )
  })

  test('no text and no JSON makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseTrustToken(text).ok === false))
    fc.assert(
      fc.property(
        fc.json(),
        (json) => typeof parseTrustToken(Buffer.from(json).toString('base64')).ok === 'boolean',
      ),
    )
  })
})

describe('trustTokenOf', () => {
  const metadata = {
    addresses: fields.addresses,
    fingerprint: fields.fingerprint,
    request: { name: 'gantry é', type: 'client', token: true },
    secret: 'a1b2',
    expiresAt: '2026-01-02T03:04:05Z',
  }

  test('makes the token that the command line would print', () => {
    const made = trustTokenOf(metadata)
    expect(made).toMatchObject({ ok: true, value: { clientName: 'gantry é', expiresAt: fields.expires_at } })
    expect(made.ok && parseTrustToken(made.value.text)).toEqual(made)
  })

  test('without a time of expiry it never expires', () => {
    const { expiresAt: _, ...endless } = metadata
    const made = trustTokenOf(endless)
    expect(made.ok && made.value).not.toHaveProperty('expiresAt')
  })

  test('another operation’s metadata is refused', () => {
    expect(trustTokenOf({ progress: {} })).toMatchObject({ ok: false, kind: 'refused' })
    expect(trustTokenOf({})).toMatchObject({ ok: false, kind: 'refused' })
  })
})
