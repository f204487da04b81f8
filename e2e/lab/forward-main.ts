import { rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'

/*
 * A process of the lab: `forward-main.ts NAME LISTEN=TARGET…`, each side host:port or the path of a unix socket.
 * The name only stands there to be found in the command line.
 */
const place = (text: string) => {
  if (text.startsWith('/')) return { path: text }
  const [host = '', port] = text.split(':')
  return { host, port: Number(port) }
}

/** A reset where the socket is TCP; a unix socket knows none, and its other end is our own twin. */
function breakOff(socket: Socket): void {
  if (socket.remoteAddress === undefined) socket.destroy()
  else socket.resetAndDestroy()
}

for (const pair of process.argv.slice(3)) {
  const [listen = '', target = ''] = pair.split('=')
  const server = createServer({ allowHalfOpen: true }, (incoming) => {
    const outgoing = createConnection({ ...place(target), allowHalfOpen: true })
    incoming.setNoDelay(true)
    outgoing.setNoDelay(true)
    // An error on one side must be seen on the other as a broken connection, not as a clean end.
    incoming.on('error', () => breakOff(outgoing)).on('close', () => outgoing.destroySoon())
    outgoing.on('error', () => breakOff(incoming)).on('close', () => incoming.destroySoon())
    incoming.pipe(outgoing).pipe(incoming)
  })
  if (listen.startsWith('/')) rmSync(listen, { force: true })
  server.listen(place(listen))
}
