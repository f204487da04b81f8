import { duplexPair } from 'node:stream'
import { ok } from '@gantry/lxd-client/result'
import { afterEach, describe, expect, it } from 'vitest'
import { sftpServer } from '../../../../packages/lxd-client/test/support/sftp-server.ts'
import type { Caller, Revocation } from '../../src/access/access.ts'
import { createFiles } from '../../src/files/create-files.ts'
import type { Files, FilesAnswer } from '../../src/files/files.ts'
import { until } from '../harness.ts'

const callerOf = (name: string): Caller => ({
  sessionId: `session of ${name}`,
  person: { id: name, name, email: `${name}@example.org`, disabled: false, bindings: [], created: '' },
})
const ada = callerOf('ada')
const place = (instance: string) => ({ server: 's', project: 'default', instance })

/** Work that goes on until it is told to end. */
const work = () => {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { run: () => ended, end }
}

describe('the connections to files', () => {
  let files: Files | undefined
  afterEach(() => files?.[Symbol.asyncDispose]())

  const start = (open = () => sftpServer(new Map()).client) => {
    const streams: ReturnType<typeof open>[] = []
    let revoke: (revocation: Revocation) => void = () => undefined
    files = createFiles({
      access: {
        onRevoked: (listener) => {
          revoke = listener
          return () => undefined
        },
      },
      servers: {
        get: () => ({ name: 'alpha' }),
        connection: () => ({
          upgrade: async () => {
            const client = open()
            streams.push(client)
            return ok(client)
          },
        }),
      },
    })
    return { files, streams, revoke: (revocation: Revocation) => revoke(revocation) }
  }

  const statusOf = (answer: FilesAnswer<unknown>): number => (answer.ok ? 200 : answer.status)

  it('are one for each instance, and closed soon after the last use', async () => {
    const { files, streams } = start()
    await Promise.all([1, 2, 3].map(() => files.use(place('a'), ada, async () => undefined)))
    await files.use(place('b'), ada, async () => undefined)
    expect(streams.map(({ destroyed }) => destroyed)).toEqual([false, false])
    await until('both are closed', () => streams.every(({ destroyed }) => destroyed) || undefined, 3_000)
  })

  it('of one person are eight, where those that are not used make room', async () => {
    const { files, streams } = start()
    const busy = work()
    await files.use(place('idle'), ada, async () => undefined)
    const under = Array.from({ length: 8 }, (_, number) => files.use(place(`i${number}`), ada, busy.run))
    await until('all are open', () => streams.length === 9 || undefined)
    expect(streams[0]?.destroyed).toBe(true)
    expect(statusOf(await files.use(place('ninth'), ada, async () => undefined))).toBe(429)
    expect(statusOf(await files.use(place('i0'), ada, async () => undefined))).toBe(200)
    expect(statusOf(await files.use(place('ninth'), callerOf('bob'), async () => undefined))).toBe(200)
    busy.end()
    expect((await Promise.all(under)).map(statusOf)).toEqual(Array(8).fill(200))
    expect(statusOf(await files.use(place('ninth'), ada, async () => undefined))).toBe(200)
  })

  it('of all together are two hundred', async () => {
    const { files } = start()
    const busy = work()
    const under = Array.from({ length: 200 }, (_, number) =>
      files.use(place(`i${number % 8}`), callerOf(`p${number >> 3}`), busy.run),
    )
    expect(statusOf(await files.use(place('more'), ada, async () => undefined))).toBe(429)
    busy.end()
    expect((await Promise.all(under)).every(({ ok }) => ok)).toBe(true)
    expect(statusOf(await files.use(place('more'), ada, async () => undefined))).toBe(200)
  })

  it('take thirty-two requests of one person at once', async () => {
    const { files } = start()
    const busy = work()
    const under = Array.from({ length: 32 }, () => files.use(place('a'), ada, busy.run))
    expect(statusOf(await files.use(place('a'), ada, async () => undefined))).toBe(429)
    expect(statusOf(await files.use(place('a'), callerOf('bob'), async () => undefined))).toBe(200)
    busy.end()
    await Promise.all(under)
    expect(statusOf(await files.use(place('a'), ada, async () => undefined))).toBe(200)
  })

  it.each([
    ['signed out', { personId: 'ada', sessionId: ada.sessionId, why: 'signed-out' as const }, true],
    ['lost a permission', { personId: 'ada', why: 'permission' as const }, true],
    ['was away for too long', { personId: 'ada', sessionId: ada.sessionId, why: 'expired' as const }, false],
    ['is somebody else', { personId: 'bob', why: 'signed-out' as const }, false],
  ])('S28 of a person who %s: what runs is cut or goes on', async (_, revocation, isCut) => {
    const { files, streams, revoke } = start()
    const busy = work()
    const under = files.use(place('a'), ada, busy.run)
    await until('it is open', () => streams[0])
    await new Promise(setImmediate)
    revoke(revocation)
    expect(streams[0]?.destroyed).toBe(isCut)
    busy.end()
    await under
  })

  it('S28 of a person who was away for too long are closed when nothing runs', async () => {
    const { files, streams, revoke } = start()
    await files.use(place('a'), ada, async () => undefined)
    revoke({ personId: 'ada', sessionId: ada.sessionId, why: 'expired' })
    expect(streams[0]?.destroyed).toBe(true)
  })

  it('end with the login also while the server has not greeted', async () => {
    const { files, streams, revoke } = start(() => duplexPair()[0])
    const asked = files.use(place('a'), ada, async () => undefined)
    await until('it is open', () => streams[0])
    await new Promise(setImmediate)
    revoke({ personId: 'ada', why: 'signed-out' })
    expect(statusOf(await asked)).toBe(502)
    expect(streams[0]?.destroyed).toBe(true)
  })

  it('stay until what runs has cleaned up, when Gantry ends', async () => {
    const { files, streams } = start()
    const busy = work()
    const asked = files.use(place('a'), ada, async (sftp) => {
      await busy.run()
      await sftp.rmdir(Buffer.from('/begun'))
    })
    await until('it is open', () => streams[0])
    const ending = files[Symbol.asyncDispose]()
    expect(statusOf(await files.use(place('a'), ada, async () => undefined))).toBe(503)
    busy.end()
    expect(statusOf(await asked)).toBe(200)
    await ending
    expect(streams[0]?.destroyed).toBe(true)
  })
})
