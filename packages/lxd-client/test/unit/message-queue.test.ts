import { expect, test } from 'vitest'
import { messageQueue } from '../../src/node/message-queue.ts'

async function read(messages: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const message of messages) all.push(message)
  return all
}

test('what was pushed before the reader came is read first', async () => {
  const queue = messageQueue()
  queue.push('a')
  queue.push('b')
  queue.end()
  expect(await read(queue.messages)).toEqual(['a', 'b'])
})

test('a waiting reader is woken by each message and by the end', async () => {
  const queue = messageQueue()
  const reading = read(queue.messages)
  for (const message of ['a', 'b', 'c']) {
    await Promise.resolve()
    queue.push(message)
  }
  await Promise.resolve()
  queue.end()
  expect(await reading).toEqual(['a', 'b', 'c'])
})

test('messages that come while others are read are not lost', async () => {
  const queue = messageQueue()
  const seen: string[] = []
  queue.push('a')
  for await (const message of queue.messages) {
    seen.push(message)
    if (message === 'a') queue.push('b')
    if (message === 'b') queue.end()
  }
  expect(seen).toEqual(['a', 'b'])
})

test('a full queue says so, and takes no more', async () => {
  const queue = messageQueue(2)
  expect([queue.push('a'), queue.push('b'), queue.push('c')]).toEqual([true, true, false])
  queue.end()
  expect(await read(queue.messages)).toEqual(['a', 'b'])
})

test('after the end, reading ends at once', async () => {
  const queue = messageQueue()
  queue.end()
  expect(await read(queue.messages)).toEqual([])
})
