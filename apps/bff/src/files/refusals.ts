import { SftpEnded, SftpError, SftpProtocolError, statusCode } from '@gantry/lxd-client/node/sftp'
import type { ServerRefused } from '../servers/servers.ts'

/** Thrown by work on files; it becomes the answer. */
export class FileRefusal extends Error {
  readonly refused: ServerRefused

  constructor(status: number, code: string, message: string) {
    super(message)
    this.refused = { ok: false, status, code, message }
  }
}

/** What was thrown, as an answer in the server's own words; undefined when it was none of ours. */
export const refusalOf = (error: unknown, server: string): ServerRefused | undefined => {
  if (error instanceof FileRefusal) return error.refused
  if (error instanceof SftpError) {
    const isMissing = error.code === statusCode.noSuchFile
    // Never 403, which is Gantry's own no: here the instance's kernel or its file system refused root.
    const refused = isMissing ? { status: 404, code: 'no-such-file' } : { status: 409, code: 'file-refused' }
    return { ok: false, ...refused, message: error.message, server }
  }
  if (error instanceof SftpEnded) {
    const message = `The connection to the files of the instance ended: ${error.message}`
    return { ok: false, status: 502, code: 'unreachable', message, server }
  }
  if (error instanceof SftpProtocolError) {
    return { ok: false, status: 502, code: 'not-lxd', message: error.message, server }
  }
  return undefined
}

export const notConnected: ServerRefused = {
  ok: false,
  status: 503,
  code: 'unreachable',
  message: 'There is no connection to this server: it is disabled or unknown.',
}

export const tooMany = (what: string): ServerRefused => ({
  ok: false,
  status: 429,
  code: 'too-many',
  message: `Too much at once: ${what}. Wait until some of it is done.`,
})
