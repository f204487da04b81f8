import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { Sftp } from '@gantry/lxd-client/node/sftp'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { packetType } from '../../../../packages/lxd-client/src/node/sftp/wire.ts'
import {
  type MemoryFiles,
  sftpServer,
  type Twist,
} from '../../../../packages/lxd-client/test/support/sftp-server.ts'
import { FileRefusal } from '../../src/files/refusals.ts'
import { type SendOptions, sendFile } from '../../src/files/send-file.ts'
import { until } from '../harness.ts'

const path = Buffer.from('/f')

describe('a file that is sent', () => {
  let stop: (() => Promise<void>) | undefined
  afterEach(() => stop?.())

  /** A server of this one file; `read` and `closed` count what is asked of the instance. */
  const serve = async (bytes: Buffer, options: SendOptions = {}, twist?: Twist) => {
    const files: MemoryFiles = new Map([['/f', bytes]])
    const asked = { reads: 0, closes: 0 }
    const { client } = sftpServer(files, {
      twist: (type, id, body) => {
        if (type === packetType.read) asked.reads += 1
        if (type === packetType.close) asked.closes += 1
        return twist?.(type, id, body)
      },
    })
    const sftp = await Sftp.open(client)
    const app = express()
    let refused: unknown
    app.get('/', async (request, response) => {
      await sendFile(sftp, path, request, response, options).catch((error: unknown) => {
        refused = error
        response.status(409).end()
      })
    })
    const server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    stop = async () => {
      sftp[Symbol.dispose]()
      server.closeAllConnections()
      server.close()
    }
    const ask = (method: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        httpRequest({ port, host: '127.0.0.1', method, headers, agent: false }, resolve)
          .on('error', reject)
          .end()
      })
    return { ask, asked, sftp, refused: () => refused }
  }

  const bodyOf = async (answer: IncomingMessage): Promise<Buffer> => {
    const pieces: Buffer[] = []
    for await (const piece of answer) pieces.push(Buffer.from(piece))
    return Buffer.concat(pieces)
  }

  it('is given up when the browser reads nothing of it any more', async () => {
    const { ask, asked } = await serve(randomBytes(40_000_000), { pauseMs: 200 })
    const answer = await ask('GET')
    answer.pause()
    await until('the file is closed', () => asked.closes === 1 || undefined)
    await expect(bodyOf(answer)).rejects.toThrow('aborted')
  })

  it('is not given up while it is read, however long that takes', async () => {
    const bytes = randomBytes(8_000_000)
    const { ask } = await serve(bytes, { pauseMs: 400 })
    const begun = performance.now()
    const answer = await ask('GET')
    let got = 0
    for await (const piece of answer) {
      got += piece.length
      if (performance.now() - begun < 1_000) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(got).toBe(bytes.length)
    expect(performance.now() - begun).toBeGreaterThan(800)
  })

  it.each([500, 3_000_000])('of %i bytes is not read for a HEAD', async (size) => {
    const { ask, asked } = await serve(randomBytes(size))
    const answer = await ask('HEAD')
    expect([answer.statusCode, answer.headers['content-length']]).toEqual([200, String(size)])
    expect(answer.headers['content-disposition']).toBe('attachment; filename=f')
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(asked.reads).toBe(0)
  })

  it('comes whole to whoever wants a part of another one', async () => {
    const bytes = randomBytes(2_000_000)
    const { ask } = await serve(bytes)
    const range = { range: 'bytes=5-9' }
    expect((await bodyOf(await ask('GET', range))).equals(bytes.subarray(5, 10))).toBe(true)
    const whole = await ask('GET', { ...range, 'if-range': '"another"' })
    expect(whole.statusCode).toBe(200)
    expect((await bodyOf(whole)).equals(bytes)).toBe(true)
  })

  it('of the kernel’s that gives nothing holds nobody up for long', async () => {
    const silent: Twist = (type) => (type === packetType.read ? 'nothing' : undefined)
    const { ask, refused, sftp } = await serve(Buffer.of(), { silentMs: 100 }, silent)
    expect((await ask('GET')).statusCode).toBe(409)
    expect(refused()).toBeInstanceOf(FileRefusal)
    await expect(sftp.lstat(path)).rejects.toThrow()
  })
})
