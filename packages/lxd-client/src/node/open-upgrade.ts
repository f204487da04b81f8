import { request as httpRequest } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Failure, fail, messageOf, ok, type Result } from '../result.ts'
import { defaultTimeoutMs, type EventRequest, queryString } from '../transport.ts'
import { connectFor, type SocketPlace } from './connect-for.ts'
import { refusalOf } from './refusal-of.ts'

/**
 * A connection that speaks `protocol` from then on (`Upgrade`), over a socket that `connect` gives, so that the pin is
 * checked for it as for requests. It is the caller's to close; disposing of the server's connection ends it too.
 */
export async function openUpgrade(
  protocol: string,
  { origin, connect, disposal }: Pick<SocketPlace, 'origin' | 'connect' | 'disposal'>,
  request: EventRequest,
): Promise<Result<Duplex>> {
  const connected = await connectFor(`${protocol} connection`, { connect, disposal }, request)
  if (!connected.ok) return connected
  const { raw, signal, aborted } = connected.value
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
  const asked = httpRequest({
    createConnection: () => raw,
    path: request.path + queryString(request.query),
    headers: { host: new URL(origin).host, connection: 'Upgrade', upgrade: protocol },
  })
  return new Promise((resolve) => {
    const refuse = (failure: Failure): void => {
      release()
      raw.destroy()
      resolve(failure)
    }
    const onAbort = () => refuse(aborted)
    const clock = setTimeout(
      () => refuse(fail('timeout', `The ${protocol} connection was not open within ${timeoutMs} ms`)),
      timeoutMs,
    )
    const release = () => {
      clearTimeout(clock)
      signal.removeEventListener('abort', onAbort)
    }
    signal.addEventListener('abort', onAbort)
    asked.on('error', (error) => refuse(fail('unreachable', messageOf(error))))
    asked.once('response', (response) => void refusalOf(response, protocol).then(refuse))
    asked.once('upgrade', (response, socket, head) => {
      if (response.headers.upgrade?.toLowerCase() !== protocol) {
        return refuse(fail('not-lxd', `The server does not speak ${protocol}`))
      }
      release()
      const end = () => socket.destroy()
      disposal.addEventListener('abort', end)
      socket.once('close', () => disposal.removeEventListener('abort', end))
      // Until its owner listens: an error that nobody hears would end the process.
      socket.on('error', () => undefined)
      if (head.length > 0) socket.unshift(head)
      resolve(ok(socket))
    })
    asked.end()
  })
}
