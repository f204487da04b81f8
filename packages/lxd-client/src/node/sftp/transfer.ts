import type { Handle, Sftp } from './sftp.ts'

/** What the servers answer at most, whatever was asked. */
const pieceBytes = 32 * 1024
/** Pieces under way for each stream: half a MiB, which fills the way to a server 10 ms away at 50 MB/s. */
const windowPieces = 16

/**
 * A file's bytes from `start` to before `end`, in order, as fast as they are taken and never more than half a MiB
 * ahead. It ends early where the file does.
 */
export async function* readBytes(
  sftp: Sftp,
  handle: Handle,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const asked: { at: number; length: number; answer: Promise<Buffer | undefined> }[] = []
  let next = start
  const ask = (): void => {
    const length = Math.min(pieceBytes, end - next)
    if (length <= 0) return
    const answer = sftp.read(handle, next, length)
    // Those behind the end, or behind a failure, are never looked at.
    answer.catch(() => undefined)
    asked.push({ at: next, length, answer })
    next += length
  }
  while (asked.length < windowPieces && next < end) ask()
  for (let piece = asked.shift(); piece !== undefined; piece = asked.shift()) {
    let answer = await piece.answer
    let done = 0
    while (answer !== undefined) {
      yield answer
      done += answer.length
      if (done === piece.length) break
      // Fewer than were asked for: the rest of the piece, so that none of the file is left out.
      answer = await sftp.read(handle, piece.at + done, piece.length - done)
    }
    if (answer === undefined) return
    if (next < end) ask()
  }
}

/**
 * Writes all of a source, at most half a MiB of which is under way. Answers how many bytes it had. A session that ends
 * is noticed also while the source pauses.
 */
export async function writeBytes(
  sftp: Sftp,
  handle: Handle,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  let at = 0
  try {
    for await (const chunk of whileOpen(sftp, source)) {
      for (let start = 0; start < chunk.length; start += pieceBytes) {
        const piece = chunk.subarray(start, start + pieceBytes)
        const write: Promise<void> = sftp
          .write(handle, at, piece)
          .catch((error: unknown) => void failures.push(error))
          .finally(() => underWay.delete(write))
        underWay.add(write)
        at += piece.length
        if (underWay.size >= windowPieces) await Promise.race(underWay)
        if (failures.length > 0) throw failures[0]
      }
    }
  } finally {
    // Also when it fails: what comes after is the closing of the file.
    await Promise.all(underWay)
  }
  if (failures.length > 0) throw failures[0]
  return at
}

/**
 * A source that fails as soon as the session is over. Not by `Promise.race` with one promise of its end: that promise
 * would keep every piece of the source until it settles, which was two gigabytes of memory for a file of two.
 */
async function* whileOpen<T>(sftp: Sftp, source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let fail: (why: Error) => void = () => undefined
  let over: Error | undefined
  const stopListening = sftp.onEnded((why) => {
    over = why
    fail(why)
  })
  try {
    while (true) {
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        fail = reject
        if (over !== undefined) reject(over)
        else iterator.next().then(resolve, reject)
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    stopListening()
    // Not waited for: a source that pauses may do so for long.
    iterator.return?.().catch(() => undefined)
  }
}
