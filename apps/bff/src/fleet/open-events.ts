import type { Client } from '@gantry/lxd-client'
import type { EventStream } from '@gantry/lxd-client/events'
import type { Result } from '@gantry/lxd-client/result'

/** After this, a try that has no answer gets another one beside it. */
const besideMs = 1_000
/** Each try gives up after some seconds, so with these there is always one that is at most a second old. */
const atOnce = 5

type Options = { signal: AbortSignal; timeoutMs: number }

/**
 * Opens the event stream of a server. A link that swallows what is sent lets a try hang, and TCP repeats itself ever
 * more slowly: 3 s and more after the link is back. So while one try hangs, another begins each second, and the first
 * that has an answer counts. (Giving up after a second was rejected: a server far away may take that long.)
 */
export function openEvents(
  client: Pick<Client, 'events'>,
  { signal, timeoutMs }: Options,
): Promise<Result<EventStream>> {
  return new Promise((resolve) => {
    const tries = new Set<AbortController>()
    let answered = false
    const begin = async (): Promise<void> => {
      const own = new AbortController()
      tries.add(own)
      const result = await client.events({ signal: AbortSignal.any([signal, own.signal]), timeoutMs })
      tries.delete(own)
      if (answered) {
        if (result.ok) result.value.close()
        return
      }
      answered = true
      clearInterval(beside)
      for (const other of tries) other.abort()
      resolve(result)
    }
    const beside = setInterval(() => {
      if (tries.size < atOnce) void begin()
    }, besideMs)
    void begin()
  })
}
