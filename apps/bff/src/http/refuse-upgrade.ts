import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Answers an upgrade that is not taken. A browser cannot read the reason; a log and a person with curl can. */
export const refuseUpgrade = (stream: Duplex, status: number, reason = ''): void => {
  // Without a listener, a browser that hangs up now would end the process.
  stream.on('error', () => stream.destroy())
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(reason)}\r\nConnection: close\r\n\r\n${reason}`,
    () => stream.destroy(),
  )
}
