import { describe, expect, it } from 'vitest'
import { RemoteFields, remoteBody } from './remote-form.ts'

const fields = { name: 'images', url: 'https://images.example.org', certificate: '' }
const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'

describe('the form of an image remote', () => {
  it('needs no certificate, and sends none then', () => {
    expect(RemoteFields.safeParse(fields).success).toBe(true)
    expect(remoteBody({ ...fields, certificate: ' \n' }).certificate).toBeNull()
  })

  it('takes a whole certificate, with the blanks of pasting around it', () => {
    expect(RemoteFields.safeParse({ ...fields, certificate: `\n${pem}\n` }).success).toBe(true)
    expect(remoteBody({ ...fields, certificate: `\n${pem}\n` }).certificate).toBe(pem)
  })

  it('refuses half of one, a key, and an address without TLS', () => {
    expect(RemoteFields.safeParse({ ...fields, certificate: pem.slice(0, 40) }).success).toBe(false)
    expect(
      RemoteFields.safeParse({ ...fields, certificate: pem.replaceAll('CERTIFICATE', 'KEY') }).success,
    ).toBe(false)
    expect(RemoteFields.safeParse({ ...fields, url: 'http://images.example.org' }).success).toBe(false)
  })
})
