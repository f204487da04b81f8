// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'

// Its own: what other tests have under way is not counted.
vi.resetModules()
const { whileOpen } = await import('./while-open.ts')

const asks = (): boolean => {
  const event = new Event('beforeunload', { cancelable: true })
  dispatchEvent(event)
  return event.defaultPrevented
}

it('the window is closed without a question only when nothing is under way', async () => {
  let endFirst = (): void => undefined
  let breakSecond = (): void => undefined
  expect(asks()).toBe(false)
  const first = whileOpen(new Promise<void>((resolve) => (endFirst = resolve)))
  const second = whileOpen(new Promise<void>((_, reject) => (breakSecond = () => reject(new Error('broke')))))
  endFirst()
  await first
  expect(asks()).toBe(true)
  breakSecond()
  await expect(second).rejects.toThrow('broke')
  expect(asks()).toBe(false)
})
