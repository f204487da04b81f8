import type { CountedRequest } from '@gantry/lxd-client/browser'

const headersOf = (sending: XMLHttpRequest): Headers => {
  const headers = new Headers()
  for (const line of sending.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  return headers
}

/**
 * `fetch` with a count of what has gone: only XMLHttpRequest tells that. The session's cookie goes
 * along, as with fetch, and a file is read from the disk as the connection takes it.
 */
export const sendCounted = (url: string, request: CountedRequest): Promise<Response> => {
  const { method, headers, body, signal, onSent } = request
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const abort = (): void => sending.abort()
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', abort)
      settle()
    }
    sending.upload.addEventListener('progress', ({ loaded }) => onSent(loaded))
    sending.addEventListener('load', () =>
      end(() => {
        const text = sending.responseText
        const init = { status: sending.status, headers: headersOf(sending) }
        resolve(new Response(text === '' ? null : text, init))
      }),
    )
    sending.addEventListener('error', () => end(() => reject(new Error('The connection broke'))))
    sending.addEventListener('abort', () => end(() => reject(new Error('Aborted'))))
    sending.open(method, url)
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value)
    if (signal.aborted) return reject(new Error('Aborted'))
    signal.addEventListener('abort', abort)
    sending.send(body)
  })
}
