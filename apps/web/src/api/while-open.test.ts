import { afterAll, expect, it, vi } from 'vitest'

// A window and a count of its own: what other tests have under way does not matter.
const page = new EventTarget()
vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
vi.resetModules()
const { whileOpen } = await import('./while-open.ts')
afterAll(() => vi.unstubAllGlobals())

const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

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
