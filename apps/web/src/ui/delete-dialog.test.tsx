// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ApiResult } from '../api/result.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { toast } from './toast.tsx'
import { no, type Verdict } from './verdict.ts'

const remove = vi.fn<(key: string) => Promise<ApiResult<unknown>>>()
const onClose = vi.fn()
const onDone = vi.fn()
const done = vi.spyOn(toast, 'done')
const failed = vi.spyOn(toast, 'failed')
const failure = { kind: 'refused' as const, code: 'busy', message: 'It is busy', server: 'alpha' }

const dialog = (can?: Verdict) => (
  <DeleteDialog
    deleted={['a', 'b'].map((key) => ({ key, title: key }))}
    title="Delete both?"
    text="They are lost."
    action="Delete"
    done="Both are deleted"
    can={can}
    remove={remove}
    onDone={onDone}
    onClose={onClose}
  />
)
const confirm = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Delete' })))

beforeEach(() => vi.resetAllMocks())
afterEach(cleanup)

it('deletes one after the other, closes, and says so', async () => {
  remove.mockResolvedValue({ ok: true, value: undefined })
  render(dialog())
  await confirm()
  expect(remove.mock.calls).toEqual([['a'], ['b']])
  expect(done).toHaveBeenCalledWith('Both are deleted')
  expect(onDone).toHaveBeenCalledOnce()
  expect(onClose).toHaveBeenCalledOnce()
})

it('goes on after one that fails, and stays open with what became of each', async () => {
  remove.mockResolvedValueOnce({ ok: false, failure }).mockResolvedValueOnce({ ok: true, value: undefined })
  render(dialog())
  await confirm()
  expect(screen.getByRole('dialog', { name: '1 of 2 not deleted' }).textContent).toContain('It is busy')
  expect(onDone).toHaveBeenCalledOnce()
  expect(onClose).not.toHaveBeenCalled()
  expect(failed).not.toHaveBeenCalled()
})

it('closed meanwhile it goes on, and tells by name what failed', async () => {
  let answer: (result: ApiResult<unknown>) => void = () => undefined
  remove
    .mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve
      }),
    )
    .mockResolvedValueOnce({ ok: true, value: undefined })
  const { unmount } = render(dialog())
  await confirm()
  unmount()
  await act(async () => answer({ ok: false, failure }))
  expect(remove.mock.calls).toEqual([['a'], ['b']])
  expect(failed).toHaveBeenCalledWith({ ...failure, message: 'a: It is busy' })
  expect(onClose).not.toHaveBeenCalled()
})

it('begins nothing that cannot be done any more', async () => {
  const { rerender } = render(dialog())
  rerender(dialog(no('alpha is unreachable')))
  await confirm()
  expect(remove).not.toHaveBeenCalled()
  rerender(dialog())
  remove.mockResolvedValue({ ok: true, value: undefined })
  await confirm()
  expect(remove).toHaveBeenCalledTimes(2)
})
