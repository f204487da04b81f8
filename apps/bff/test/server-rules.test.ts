import { describe, expect, it } from 'vitest'
import { addressRule } from '../src/servers/addresses.ts'
import { freeName, nameFrom } from '../src/servers/names.ts'

describe('the rules for addresses and names', () => {
  it('S38 knows loopback, link-local and metadata addresses in every spelling', () => {
    const strict = addressRule({ allowLoopback: false })
    const kind = addressRule({ allowLoopback: true })
    const local = [
      '127.0.0.1',
      '127.255.255.254',
      '0.0.0.0',
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
    ]
    const bad = [
      '169.254.169.254',
      '169.254.0.1',
      'fe80::1',
      'fe80::1%eth0',
      'febf::1',
      '::ffff:169.254.169.254',
      '::ffff:a9fe:a9fe',
      '64:ff9b::a9fe:a9fe',
      'fd00:ec2::254',
      '224.0.0.1',
      '255.255.255.255',
      'ff02::1',
      '100.100.100.200',
      '168.63.129.16',
    ]
    const good = ['192.0.2.10', '10.0.0.1', '192.168.1.1', '172.16.0.1', '2001:db8::1', 'fd12:3456::1']
    for (const ip of local) expect([ip, strict(ip) === undefined, kind(ip)]).toEqual([ip, false, undefined])
    for (const ip of bad)
      expect([ip, strict(ip) === undefined, kind(ip) === undefined]).toEqual([ip, false, false])
    for (const ip of good) expect([ip, strict(ip), kind(ip)]).toEqual([ip, undefined, undefined])
  })

  it('suggests names that are free and allowed', () => {
    expect(freeName('web', [])).toBe('web')
    expect(freeName('web', ['WEB', 'web-2'])).toBe('web-3')
    expect(freeName('-- ü/../x y', [])).toBe('x-y')
    expect(freeName('', [])).toBe('server')
    expect(freeName('a'.repeat(200), []).length).toBeLessThanOrEqual(63)
    expect(nameFrom('O=linuxcontainers.org\nCN=root@node-1', '192.0.2.1:8443')).toBe('node-1')
    expect(nameFrom('CN=node-2 (Debian)', '192.0.2.1:8443')).toBe('node-2')
    expect(nameFrom('', 'lxd.example.org:8443')).toBe('lxd.example.org')
  })
})
