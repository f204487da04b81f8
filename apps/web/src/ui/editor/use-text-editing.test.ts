// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ApiFailure, ApiResult } from '../../api/result.ts'
import { toast } from '../toast.tsx'
import { anyText, type EditedText, type Theirs, useTextEditing, type Written } from './use-text-editing.ts'

const opened = { content: { text: 'one', lineBreak: '\n' as const }, tag: '1' }
const theirs: Theirs = { content: { text: 'theirs', lineBreak: '\n' }, tag: '2' }
const failure: ApiFailure = { kind: 'refused', code: 'full', message: 'No space left' }

const write = vi.fn<EditedText<string>['write']>()
const edited: EditedText<string> = {
  name: 'motd.tpl',
  saved: 'Saved',
  parse: anyText,
  read: async () => ({ ok: true, value: theirs }),
  write,
}
const leave = vi.fn()
const done = vi.spyOn(toast, 'done')
const failed = vi.spyOn(toast, 'failed')

/** The next answer, which comes when the test says. */
const answering = (): ((answer: ApiResult<Written>) => Promise<void>) => {
  let resolve: (answer: ApiResult<Written>) => void = () => undefined
  write.mockReturnValueOnce(
    new Promise((resolved) => {
      resolve = resolved
    }),
  )
  return (answer) => act(async () => resolve(answer))
}
const ok = (value: Written): ApiResult<Written> => ({ ok: true, value })

const open = (text = 'mine', left?: () => void) => {
  const hook = renderHook(() => useTextEditing(edited, opened, left))
  act(() => hook.result.current.setText(text))
  const save = () => act(() => void hook.result.current.save())
  return { ...hook, save }
}

beforeEach(() => vi.resetAllMocks())
afterEach(cleanup)

it('takes nothing while it saves, and then goes on with the new tag', async () => {
  const { result, save } = open()
  const answer = answering()
  save()
  expect(result.current.isLocked).toBe(true)
  save()
  await answer(ok({ tag: '2' }))
  expect(write.mock.calls).toEqual([['mine', opened]])
  expect(done).toHaveBeenCalledWith('Saved')
  expect(result.current).toMatchObject({ isLocked: false, isChanged: false })
  act(() => result.current.setText('more'))
  void answering()
  save()
  expect(write).toHaveBeenLastCalledWith('more', expect.objectContaining({ tag: '2' }))
})

it('leaves once it is saved, and takes nothing more until it has left', async () => {
  const { result, save } = open('mine', leave)
  const answer = answering()
  save()
  expect(leave).not.toHaveBeenCalled()
  await answer(ok({ tag: undefined }))
  expect(leave).toHaveBeenCalledOnce()
  expect(result.current).toMatchObject({ busy: false, isLocked: true })
})

it('does not leave what was opened after it was closed', async () => {
  const { save, unmount } = open('mine', leave)
  const answer = answering()
  save()
  unmount()
  await answer(ok({ tag: undefined }))
  expect(done).toHaveBeenCalledWith('Saved')
  expect(leave).not.toHaveBeenCalled()
})

it('says what failed in the editor, and by a toast where that was closed', async () => {
  const { result, save, unmount } = open('mine', leave)
  const first = answering()
  save()
  await first({ ok: false, failure })
  expect(result.current).toMatchObject({ failure, isLocked: false, isChanged: true })
  expect(failed).not.toHaveBeenCalled()
  const second = answering()
  save()
  unmount()
  await second({ ok: false, failure })
  expect(failed).toHaveBeenCalledWith(failure)
})

it('shows what another wrote, and overwrites that and nothing that came after it', async () => {
  const { result, save } = open()
  const first = answering()
  save()
  await first(ok('changed'))
  expect(result.current).toMatchObject({ theirs, mine: { text: 'mine' }, isChanged: true })
  expect(done).not.toHaveBeenCalled()
  const second = answering()
  act(() => void result.current.overwrite())
  expect(write).toHaveBeenLastCalledWith('mine', theirs)
  await second(ok({ tag: '3' }))
  expect(result.current).toMatchObject({ theirs: undefined, shown: { text: 'mine' }, isChanged: false })
})

it('goes on with theirs, or with ours, of which the next save is still no overwriting', async () => {
  const { result, save } = open()
  const first = answering()
  save()
  await first(ok('changed'))
  act(() => result.current.back())
  expect(result.current).toMatchObject({ theirs: undefined, shown: { text: 'mine' } })
  const second = answering()
  save()
  expect(write).toHaveBeenLastCalledWith('mine', opened)
  await second(ok('changed'))
  act(() => result.current.take({ text: 'theirs', lineBreak: '\n' }))
  expect(result.current).toMatchObject({ shown: { text: 'theirs' }, isChanged: false })
  void answering()
  act(() => result.current.setText('both'))
  save()
  expect(write).toHaveBeenLastCalledWith('both', theirs)
})

it('tells of another text where the editor was closed meanwhile', async () => {
  const { save, unmount } = open()
  const answer = answering()
  save()
  unmount()
  await answer(ok('changed'))
  expect(failed).toHaveBeenCalledWith({ message: expect.stringContaining('motd.tpl is not saved') })
})

it('saves nothing that says nothing', () => {
  const parse = (text: string) =>
    text === 'bad' ? { ok: false as const, line: 1, message: 'Bad' } : anyText(text)
  const { result } = renderHook(() => useTextEditing({ ...edited, parse }, opened))
  act(() => result.current.setText('bad'))
  act(() => void result.current.save())
  expect(result.current.problem).toEqual({ ok: false, line: 1, message: 'Bad' })
  expect(write).not.toHaveBeenCalled()
})
