import { readFile } from 'node:fs/promises'
import { request as requestHttp } from 'node:http'
import { Agent, request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import { records } from '@gantry/e2e/lab/api'
import { folders } from '@gantry/e2e/lab/settings'
import { serverCertificate } from '@gantry/e2e/lab/trust'
import { bigImage } from './big-image.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { ResidentMemory } from './resident-memory.ts'
import { type Followed, follow } from './signed-in.ts'
import { median, spread } from './stats.ts'

const MiB = 1024 * 1024

/** Where requests go; the code that sends and reads is the same for both ways. */
type Target = (
  method: string,
  path: string,
  headers: Record<string, string | number>,
) => ReturnType<typeof requestHttp>

export const imageTransfer: Measurement = {
  name: 'image-transfer',
  title: 'An image of 1 GiB, through Gantry and past it',
  at: ['small'],
  async take(run: Run): Promise<Figure[]> {
    const size = (run.quick ? 64 : 1024) * MiB
    const followed = await follow(run.lab, run.owned)
    const ways = { direct: await directly(run), gantry: through(followed) }
    const memory = new ResidentMemory(followed.gantry.pid)
    const seen = { direct: { up: [0], down: [0] }, gantry: { up: [0], down: [0] } }
    for (const way of Object.values(seen)) way.up.length = way.down.length = 0

    // One round first, past the figures: file caches and compiled code are then alike for both.
    await round(run, ways.direct, 16 * MiB)
    await round(run, ways.gantry, 16 * MiB)
    await pause(3_000)
    const before = await memory.now()
    await memory.begin()
    for (let turn = 0; turn < (run.quick ? 1 : 3); turn++) {
      for (const way of ['direct', 'gantry'] as const) {
        const { up, down } = await round(run, ways[way], size)
        seen[way].up.push(up)
        seen[way].down.push(down)
      }
    }
    const peak = await memory.peak()
    await pause(10_000)
    const after = await memory.now()

    const ratio = (which: 'up' | 'down') =>
      `${((100 * median(seen.gantry[which])) / median(seen.direct[which])).toFixed(0)} % of direct`
    const line = (what: string, which: 'up' | 'down'): Figure => ({
      what,
      seen:
        `${spread(seen.gantry[which], 'MiB/s')}, direct ${spread(seen.direct[which], 'MiB/s')}: ` +
        ratio(which),
    })
    return [
      line('upload through Gantry', 'up'),
      line('download through Gantry', 'down'),
      {
        what: 'Gantry’s memory (RSS) before, at most, 10 s after',
        seen: `${before.toFixed(0)}, ${peak.toFixed(0)}, ${after.toFixed(0)} MiB`,
        goal: 'at most 64 MiB more',
        held: peak - before <= 64,
      },
    ]
  },
}

/** Uploads an image, downloads it, deletes it; MiB a second of both. */
async function round({ lab }: Run, target: Target, size: number): Promise<{ up: number; down: number }> {
  const { length, bytes } = bigImage(size)
  const rate = (began: number) => length / MiB / ((performance.now() - began) / 1000)
  const known = async () =>
    records(await lab.api('GET', '/1.0/images?recursion=1')).map(({ fingerprint }) => String(fingerprint))
  const before = new Set(await known())

  let began = performance.now()
  const upload = target('POST', '/1.0/images', {
    'content-type': 'application/octet-stream',
    'content-length': length,
  })
  const [{ status, text }] = await Promise.all([answerOf(upload), pipeline(bytes, upload)])
  if (status !== 202) throw new Error(`upload: ${status} ${text}`)
  const up = rate(began)

  const { operation } = Object.assign({ operation: '' }, JSON.parse(text))
  await lab.api('GET', `${operation}/wait`.replace(/\?[^/]*/, ''))
  const fingerprint = (await known()).find((one) => !before.has(one))
  if (fingerprint === undefined) throw new Error('the image is not there after its upload')

  began = performance.now()
  const download = target('GET', `/1.0/images/${fingerprint}/export`, {})
  const counted = answerOf(download)
  download.end()
  const { received } = await counted
  if (received !== length) throw new Error(`downloaded ${received} of ${length} bytes`)
  const down = rate(began)
  await lab.api('DELETE', `/1.0/images/${fingerprint}`)
  return { up, down }
}

/** Reads an answer to its end; its text only where it is short. */
function answerOf(sent: ReturnType<typeof requestHttp>) {
  return new Promise<{ status: number; text: string; received: number }>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (answer) => {
      let received = 0
      let text = ''
      answer.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received < 65_536) text += chunk.toString()
      })
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, received }))
    })
  })
}

/** Past Gantry: mutual TLS with the lab's client certificate; the server's is compared as Gantry does. */
async function directly({ lab }: Run): Promise<Target> {
  const { fingerprint } = await serverCertificate(lab.server)
  const cert = await readFile(join(folders.lxc, 'client.crt'))
  const key = await readFile(join(folders.lxc, 'client.key'))
  const [host, port] = lab.server.address.split(':')
  // A resumed session shows no certificate to compare.
  const agent = new Agent({ maxCachedSessions: 0 })
  return (method, path, headers) => {
    const sent = requestHttps({
      agent,
      host,
      port,
      method,
      path,
      headers,
      cert,
      key,
      rejectUnauthorized: false,
    })
    sent.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        const shown =
          socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.fingerprint256 : undefined
        if (shown?.replaceAll(':', '').toLowerCase() !== fingerprint)
          sent.destroy(new Error('another certificate'))
      }),
    )
    return sent
  }
}

function through({ gantry, server, cookie }: Followed): Target {
  const { hostname, port, origin } = new URL(gantry.url)
  return (method, path, headers) =>
    requestHttp({
      host: hostname,
      port,
      method,
      path: `/api/servers/${server}/lxd${path}`,
      headers: { ...headers, cookie, origin },
    })
}
