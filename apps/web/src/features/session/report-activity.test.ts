// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reportActivity } from './report-activity.ts'

const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response(null, { status: 204 })))
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched.mockClear())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('reports a key at once, and what follows once a minute', () => {
  const stop = reportActivity()
  expect(fetched).not.toHaveBeenCalled()
  for (let key = 0; key < 5; key++) dispatchEvent(new Event('keydown'))
  expect(fetched).toHaveBeenCalledOnce()
  expect(String(fetched.mock.lastCall?.[0])).toMatch(/\/api\/session\/activity$/)
  vi.advanceTimersByTime(60_000)
  dispatchEvent(new Event('pointerdown'))
  expect(fetched).toHaveBeenCalledTimes(2)
  stop()
  vi.advanceTimersByTime(60_000)
  dispatchEvent(new Event('keydown'))
  expect(fetched).toHaveBeenCalledTimes(2)
})
