/** Messages that wait for their one reader. */
export interface MessageQueue {
  messages: AsyncIterable<string>
  /** False when the queue is full: the reader is too slow, and must start over. */
  push(message: string): boolean
  /** No more will come; what waits is still read. */
  end(): void
}

/** 10,000 messages: minutes of a busy server. Beyond it, a fresh list is cheaper than working off what has piled up. */
export const defaultCapacity = 10_000

/** A bounded queue between a socket and a `for await` loop. */
export function messageQueue(capacity: number = defaultCapacity): MessageQueue {
  let waiting: string[] = []
  let over = false
  let wake: () => void = () => undefined

  return {
    push(message) {
      if (waiting.length >= capacity) return false
      waiting.push(message)
      wake()
      return true
    },
    end() {
      over = true
      wake()
    },
    messages: {
      async *[Symbol.asyncIterator]() {
        while (true) {
          const batch = waiting
          waiting = []
          yield* batch
          if (waiting.length > 0) continue
          if (over) return
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      },
    },
  }
}
