const words: Readonly<Record<number, string>> = {
  1: 'End of file',
  2: 'No such file or directory',
  3: 'Permission denied',
  4: 'Failure',
  5: 'Bad message',
  6: 'No connection',
  7: 'Connection lost',
  8: 'The server does not support this',
}

export const statusCode = { ok: 0, endOfFile: 1, noSuchFile: 2 } as const

/** The server said no to one request; the session goes on. The message is the server's own where it said any. */
export class SftpError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message === '' ? (words[code] ?? `SFTP status ${code}`) : message)
    this.code = code
  }
}

/** The session is over: the connection broke, nothing was answered in time, or it was disposed of. */
export class SftpEnded extends Error {}
