import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folders } from '@gantry/e2e/lab/settings'
import { serverCertificate } from '@gantry/e2e/lab/trust'
import { createClient } from '@gantry/lxd-client'
import { connectTls, type DataSocket } from '@gantry/lxd-client/node'
import type { LabAtSize } from './lab-at-size.ts'
import type { Shell } from './terminal-client.ts'

/** The same past Gantry: a websocket to the server itself, over mutual TLS with the pinned certificate. */
export async function openDirectShell(lab: LabAtSize, instance: string, command: string[]): Promise<Shell> {
  const { fingerprint } = await serverCertificate(lab.server)
  const connection = connectTls({
    addresses: [lab.server.address],
    fingerprint,
    clientCertificate: {
      cert: await readFile(join(folders.lxc, 'client.crt'), 'utf8'),
      key: await readFile(join(folders.lxc, 'client.key'), 'utf8'),
    },
  })
  const client = createClient(connection)
  const started = await client.instances.exec(instance, {
    command,
    environment: { TERM: 'xterm-256color' },
    interactive: true,
    width: 80,
    height: 24,
    'wait-for-websocket': true,
  })
  if (!started.ok) throw new Error(started.message)
  const { id, metadata } = started.value
  const fds = metadata?.fds
  const open = async (fd: string, onMessage: (bytes: Uint8Array) => void): Promise<DataSocket> => {
    const secret = typeof fds === 'object' && fds !== null ? String(Reflect.get(fds, fd)) : ''
    const socket = await connection.socket(
      { path: `/1.0/operations/${id}/websocket`, query: { secret } },
      { onMessage, onClose: () => undefined },
    )
    if (!socket.ok) throw new Error(socket.message)
    return socket.value
  }
  let hear: (bytes: Uint8Array) => void = () => undefined
  const control = await open('control', () => undefined)
  const data = await open('0', (bytes) => hear(bytes))
  return {
    type: (text) => data.send(Buffer.from(text)),
    listen: (next) => {
      hear = next
    },
    async [Symbol.asyncDispose]() {
      control.send(JSON.stringify({ command: 'signal', signal: 9 }))
      data.close()
      control.close()
      await connection[Symbol.asyncDispose]()
    },
  }
}
