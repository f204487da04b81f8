/** Where an operation lives. */
export interface OperationReference {
  /** Its UUID. */
  id: string
  project?: string
  target?: string
}

const operationPath = /^\/1\.0\/operations\/([0-9a-fA-F-]{36})(?:\/(?:wait|websocket))?$/
const uuid = /^[0-9a-fA-F-]{36}$/

/**
 * Reads an operation's URL as LXD sends it. It may be a path or absolute, and it may carry `?project=…`, so `/wait`
 * must not simply be put behind it. A bare UUID counts too.
 */
export function parseOperationUrl(url: string): OperationReference | undefined {
  if (uuid.test(url)) return { id: url.toLowerCase() }
  if (!URL.canParse(url, 'https://server.invalid')) return undefined
  const { pathname, searchParams } = new URL(url, 'https://server.invalid')
  const id = operationPath.exec(pathname)?.[1]
  if (id === undefined) return undefined
  const project = searchParams.get('project')
  const target = searchParams.get('target')
  return {
    id: id.toLowerCase(),
    ...(project === null ? {} : { project }),
    ...(target === null ? {} : { target }),
  }
}
