// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ApiResult } from '../../../api/result.ts'
import { tellSessionEnd } from '../../../api/session-end.ts'
import type { Dropped } from './dropped.ts'
import { addDirectory, putContent, readAgain } from './file-requests.ts'
import { cancelUpload, replaceUploads, startUploads, uploads } from './uploads.ts'

vi.mock('./file-requests.ts', () => ({ addDirectory: vi.fn(), putContent: vi.fn(), readAgain: vi.fn() }))

const of = { server: 'alpha0', project: 'default', name: 'web' }
const none: ReadonlySet<string> = new Set()
const file = (path: string): Dropped => ({ path, kind: 'file', file: new File(['x'], 'x') })
const directory = (path: string): Dropped => ({ path, kind: 'directory' })
const states = () => uploads.get().map(({ path, state }) => `${path} ${state}`)
const settled = () => vi.waitFor(() => expect(states().join()).not.toMatch(/waiting|sending/))
const pending = <T>() => {
  let settle = (_: T): void => undefined
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: (value: T) => settle(value) }
}
const done: ApiResult<{ tag: undefined }> = { ok: true, value: { tag: undefined } }

beforeEach(() => {
  vi.mocked(addDirectory).mockReset().mockResolvedValue({ ok: true, value: undefined })
  vi.mocked(putContent).mockReset().mockResolvedValue(done)
  vi.mocked(readAgain).mockReset().mockResolvedValue(undefined)
})
afterEach(() => tellSessionEnd())

it('makes directories first, and reads each again once, when all in it has ended', async () => {
  const order: string[] = []
  vi.mocked(addDirectory).mockImplementation(async (_, { path }) => {
    order.push(`directory ${path}`)
    return { ok: true, value: undefined }
  })
  vi.mocked(putContent).mockImplementation(async (_, path) => {
    order.push(path)
    return done
  })
  const many = Array.from({ length: 20 }, (_, index) => file(`t/${index}`))
  await startUploads(of, '/root', [file('a'), directory('t'), directory('t/u'), ...many, file('t/u/b')], none)
  await settled()
  expect(order.slice(0, 2)).toEqual(['directory /root/t', 'directory /root/t/u'])
  expect(order).toHaveLength(24)
  await vi.waitFor(() => {
    const read = vi.mocked(readAgain).mock.calls.map(([, path]) => path)
    // The first time for the new directories in it.
    expect(read.toSorted()).toEqual(['/root', '/root', '/root/t', '/root/t/u'])
  })
})

it('shows what waits for its directory, and what becomes of each', async () => {
  const made = pending<ApiResult<undefined>>()
  vi.mocked(addDirectory).mockReturnValue(made.promise)
  const exists = { kind: 'refused', code: 'exists', message: 'There is one' } as const
  vi.mocked(putContent).mockResolvedValueOnce({ ok: false, failure: exists })
  const started = startUploads(
    of,
    '/root',
    [directory('d'), file('d/a'), file('d/b'), file('taken'), { path: 'secret', kind: 'unreadable' }],
    new Set(['taken']),
  )
  expect(states()).toEqual([
    '/root/d/a waiting',
    '/root/d/b waiting',
    '/root/taken exists',
    '/root/secret failed',
  ])
  const [first, second] = uploads.get()
  cancelUpload(second?.id ?? 0)
  expect(putContent).not.toHaveBeenCalled()
  made.resolve({ ok: true, value: undefined })
  await started
  await settled()
  expect(states().slice(0, 2)).toEqual(['/root/d/a exists', '/root/d/b cancelled'])
  replaceUploads([first?.id ?? 0])
  await settled()
  expect(states()[0]).toBe('/root/d/a done')
  expect(vi.mocked(putContent).mock.lastCall?.[3]).toBeUndefined()
})

it('ends with the session, in the middle of what it does', async () => {
  const signals: (AbortSignal | undefined)[] = []
  vi.mocked(putContent).mockImplementation((_, __, ___, ____, more) => {
    signals.push(more?.signal)
    return new Promise(() => undefined)
  })
  await startUploads(of, '/root', [file('a'), file('b'), file('c'), file('d')], none)
  const made = pending<ApiResult<undefined>>()
  vi.mocked(addDirectory).mockReturnValue(made.promise)
  const started = startUploads(of, '/root', [directory('e'), directory('f'), file('e/g')], none)
  tellSessionEnd()
  expect(uploads.get()).toEqual([])
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, true])
  made.resolve({ ok: true, value: undefined })
  await started
  expect(addDirectory).toHaveBeenCalledOnce()
  expect(uploads.get()).toEqual([])
})
