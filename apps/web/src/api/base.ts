/** Where Gantry lives: the BFF writes the base path into `<base href>`, so the same build works under any. */
const baseUrl = (): URL => new URL(document.baseURI)

/** The base path without its last slash, for the router. */
export const basePath = (): string => baseUrl().pathname.replace(/\/[^/]*$/, '')

/** An address below the base: `apiUrl('api/session')`. */
export const apiUrl = (path: string): URL => new URL(path.replace(/^\//, ''), baseUrl())

/** The same for a websocket. */
export const socketUrl = (path: string): string => {
  const url = apiUrl(path)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
