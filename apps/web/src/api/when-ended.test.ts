// @vitest-environment happy-dom
import type { Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { beforeEach, expect, it, vi } from 'vitest'
import { live, liveStatus } from '../live/live.ts'
import { lxd } from './lxd.ts'
import { type Ended, whenEnded } from './when-ended.ts'

const row: OperationRow = {
  server: 'alpha0',
  id: 'one',
  project: 'default',
  member: null,
  description: 'Copying instance',
  status: 'Running',
  progress: null,
  resources: [],
  cancellable: false,
  error: '',
  created: '2026-11-20T10:00:00Z',
  updated: '2026-11-20T10:00:00Z',
  ended: null,
  person: null,
  requestor: null,
}

const atServer = vi.spyOn(lxd('alpha0').operations, 'get')
const answers = (answer: Result<Pick<Operation, 'status' | 'err'>>): void => {
  // Of an operation only these are looked at.
  atServer.mockResolvedValue(answer as Result<Operation>)
}
const ok = (value: Pick<Operation, 'status' | 'err'>) => ({ ok: true, value }) as const
const now = (promise: Promise<Ended>): Promise<Ended | 'waits'> =>
  Promise.race([promise, new Promise<'waits'>((resolve) => setTimeout(() => resolve('waits'), 30))])

beforeEach(() => {
  live.clear()
  atServer.mockReset()
  liveStatus.set({ state: 'live' })
})

it('waits for the live socket to tell the end', async () => {
  const ended = whenEnded('alpha0', 'one')
  live.operations.put([row])
  expect(await now(ended)).toBe('waits')
  live.operations.put([{ ...row, status: 'Failure', error: 'no space' }])
  expect(await ended).toEqual({ status: 'Failure', error: 'no space' })
  expect(atServer).not.toHaveBeenCalled()
})

it('asks the server about one that is told no more', async () => {
  answers(ok({ status: 'Success', err: '' }))
  const ended = whenEnded('alpha0', 'one')
  live.operations.put([row])
  expect(await now(ended)).toBe('waits')
  live.operations.replace([])
  expect(await ended).toEqual({ status: 'Success', error: '' })
})

it('asks when the socket is live again, and goes on waiting for what still runs', async () => {
  answers(ok({ status: 'Running', err: '' }))
  liveStatus.set({ state: 'connecting' })
  const ended = whenEnded('alpha0', 'one')
  liveStatus.set({ state: 'live' })
  expect(await now(ended)).toBe('waits')
  expect(atServer).toHaveBeenCalledOnce()
  live.operations.put([{ ...row, status: 'Success' }])
  expect(await ended).toEqual({ status: 'Success', error: '' })
})

it('calls lost what the server has forgotten, but not what it cannot be asked about', async () => {
  liveStatus.set({ state: 'connecting' })
  const ended = whenEnded('alpha0', 'one')
  answers({ ok: false, kind: 'unreachable', message: 'no connection' })
  liveStatus.set({ state: 'live' })
  expect(await now(ended)).toBe('waits')
  answers({ ok: false, kind: 'refused', message: 'not found', status: 404 })
  liveStatus.set({ state: 'connecting' })
  expect(await now(ended)).toBe('waits')
  liveStatus.set({ state: 'live' })
  expect(await ended).toEqual({ status: 'Lost', error: '' })
})
