// @vitest-environment happy-dom
import { createClient } from '@gantry/lxd-client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runOperation } from '../../../api/run-operation.ts'
import { tellSessionEnd } from '../../../api/session-end.ts'
import { testRow } from '../test-rows.ts'
import { publications, startPublication } from './publications.ts'
import { emptyPublish } from './publish-form.ts'

vi.mock('../../../api/run-operation.ts', () => ({ runOperation: vi.fn() }))
vi.mock('../../../api/lxd.ts', () => ({
  lxd: () => createClient({ request, stream: vi.fn() }),
  lxdFailure: (_: string, { message }: { message: string }) => refused(message),
}))

const request = vi.fn()
const refused = (message: string) => ({ kind: 'refused' as const, code: 'refused', message })
const row = testRow({ name: 'web' })
const ran = { ok: true, value: undefined } as const
const failed = (message: string) => ({ ok: false, failure: refused(message) }) as const
const operation = {
  ok: true,
  value: {
    status: 202,
    headers: {},
    text: JSON.stringify({
      ...{ type: 'async', status: 'Operation created', status_code: 100 },
      metadata: { id: 'OP1', class: 'task', status: 'Running', status_code: 103 },
    }),
  },
}

beforeEach(() => {
  request.mockReset()
  vi.mocked(runOperation).mockReset()
})
afterEach(() => tellSessionEnd())

it('tells both where neither the image is begun nor the instance started again', async () => {
  request.mockResolvedValue({ ok: false, kind: 'refused', message: 'No space left' })
  vi.mocked(runOperation).mockResolvedValueOnce(ran).mockResolvedValueOnce(failed('It is locked'))
  const result = await startPublication(row, emptyPublish, true)
  expect(!result.ok && result.failure.message).toBe(
    'No space left. web was stopped for its image and did not start again: It is locked',
  )
  expect(publications.get()).toEqual([])
})

it('tells both where the image fails later', async () => {
  request.mockResolvedValue(operation)
  vi.mocked(runOperation)
    .mockResolvedValueOnce(ran)
    .mockResolvedValueOnce(failed('No space left'))
    .mockResolvedValueOnce(failed('It is locked'))
  expect((await startPublication(row, emptyPublish, true)).ok).toBe(true)
  await vi.waitFor(() =>
    expect(publications.get()).toMatchObject([
      { state: 'failed', failure: { message: 'No space left' }, notStarted: { message: 'It is locked' } },
    ]),
  )
})

it('does nothing more once the session is over', async () => {
  request.mockResolvedValue(operation)
  let end = (): void => undefined
  vi.mocked(runOperation)
    .mockResolvedValueOnce(ran)
    .mockReturnValueOnce(
      new Promise((resolve) => {
        end = () => resolve(failed('Signed out'))
      }),
    )
  await startPublication(row, emptyPublish, true)
  tellSessionEnd()
  expect(publications.get()).toEqual([])
  end()
  await new Promise((resolve) => setTimeout(resolve))
  expect(runOperation).toHaveBeenCalledTimes(2)
})
