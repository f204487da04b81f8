import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const config = (environment: Record<string, string>) => {
  const answer = readConfig(environment)
  if (!answer.ok) throw new Error(answer.message)
  return answer.config
}

const problem = (environment: Record<string, string>) => {
  const answer = readConfig(environment)
  return answer.ok ? undefined : answer.message
}

describe('the environment', () => {
  it('listens on loopback when nothing is said, under /, with files in the home', () => {
    expect(config({ HOME: '/home/ada' })).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      basePath: '/',
      publicUrl: undefined,
      tls: undefined,
      trustedProxies: [],
      allowLoopbackServers: true,
      logLevel: 'info',
    })
    expect(config({}).dataFolder).toMatch(/\.local\/share\/gantry$/)
    expect(config({ XDG_DATA_HOME: '/data' }).dataFolder).toBe('/data/gantry')
    expect(config({}).webFolder).toMatch(/apps\/web\/dist$/)
  })

  it('reads addresses of every family', () => {
    expect(config({ GANTRY_LISTEN: '[::1]:8443' })).toMatchObject({ host: '::1', port: 8443 })
    expect(config({ GANTRY_LISTEN: 'localhost:0' })).toMatchObject({ host: 'localhost', port: 0 })
    for (const bad of ['8080', '127.0.0.1', '::1:80', '127.0.0.1:99999', 'http://127.0.0.1:80', '[::1]']) {
      expect(problem({ GANTRY_LISTEN: bad })).toMatch(/^GANTRY_LISTEN: an address and port/)
    }
  })

  it('S38 allows servers on loopback by itself only when it listens there', () => {
    expect(config({ GANTRY_LISTEN: '127.0.0.1:1' }).allowLoopbackServers).toBe(true)
    expect(config({ GANTRY_LISTEN: '[::1]:1' }).allowLoopbackServers).toBe(true)
    expect(config({ GANTRY_LISTEN: '0.0.0.0:1' }).allowLoopbackServers).toBe(false)
    expect(config({ GANTRY_LISTEN: '192.0.2.1:1' }).allowLoopbackServers).toBe(false)
    expect(
      config({ GANTRY_LISTEN: '0.0.0.0:1', GANTRY_ALLOW_LOOPBACK_SERVERS: '1' }).allowLoopbackServers,
    ).toBe(true)
    expect(config({ GANTRY_ALLOW_LOOPBACK_SERVERS: 'false' }).allowLoopbackServers).toBe(false)
  })

  it('gives a base path a slash at both ends, and refuses odd ones', () => {
    for (const [given, expected] of [
      ['/', '/'],
      ['gantry', '/gantry/'],
      ['/gantry', '/gantry/'],
      ['/a//b/', '/a/b/'],
    ] as const) {
      expect(config({ GANTRY_BASE_PATH: given }).basePath).toBe(expected)
    }
    for (const bad of ['/"><script>', '/a b', '/ü', '/a?b']) {
      expect(problem({ GANTRY_BASE_PATH: bad })).toMatch(/^GANTRY_BASE_PATH/)
    }
  })

  it('says everything that is wrong at once, a line each', () => {
    const message = problem({ GANTRY_LISTEN: 'x', GANTRY_LOG_LEVEL: 'loud', GANTRY_PUBLIC_URL: 'ftp://x' })
    expect(message?.split('\n').map((line) => line.split(':')[0])).toEqual([
      'GANTRY_LISTEN',
      'GANTRY_PUBLIC_URL',
      'GANTRY_LOG_LEVEL',
    ])
    expect(problem({ GANTRY_TLS_CERT: '/x' })).toMatch(/both or none/)
  })

  it('takes an empty variable for a missing one, and cuts the slash of the public URL', () => {
    expect(config({ GANTRY_LISTEN: '', GANTRY_PUBLIC_URL: '' })).toMatchObject({
      port: 8080,
      publicUrl: undefined,
    })
    expect(config({ GANTRY_PUBLIC_URL: 'https://gantry.example.org/' }).publicUrl).toBe(
      'https://gantry.example.org',
    )
    expect(config({ GANTRY_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' }).trustedProxies).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
    ])
  })
})
