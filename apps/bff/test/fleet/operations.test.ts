import { OperationPage } from '@gantry/protocol/operation-row'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../harness.ts'
import { withScripted } from './with-scripted.ts'

const uuid = (index: number): string => `${String(index).padStart(8, '0')}-2222-3333-4444-555555555555`

const operation = (index: number, status: string, more: Record<string, unknown> = {}) => ({
  id: uuid(index),
  class: 'task',
  description: `operation ${index}`,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: `2026-01-01T00:00:0${status === 'Running' ? 1 : 2}Z`,
  status,
  resources: { instances: [`/1.0/instances/web${index}`] },
  metadata: null,
  may_cancel: true,
  err: status === 'Failure' ? 'No space left' : '',
  location: 'none',
  ...more,
})

describe('operations of all servers', () => {
  let it_: Awaited<ReturnType<typeof withScripted>>
  beforeAll(async () => {
    it_ = await withScripted()
  })
  afterAll(() => it_?.[Symbol.asyncDispose]())

  const emit = (metadata: unknown, project = 'default') =>
    it_.peer.emit({ type: 'operation', timestamp: '2026-01-01T00:00:00Z', project, metadata })
  const get = (index: number) => it_.test.gantry.context.operations.get(it_.id, uuid(index))
  const page = async (query = '') => OperationPage.parse((await it_.admin.get(`api/operations${query}`)).json)

  it('R4 the end before the beginning is still the end, and is remembered once', async () => {
    emit(operation(1, 'Failure'))
    emit(operation(1, 'Running'))
    emit(operation(1, 'Failure'))
    emit(operation(2, 'Running'))
    await until('worked off', () => get(2))
    expect(get(1)).toMatchObject({ status: 'Failure', error: 'No space left', cancellable: false })
    const { rows } = await page('?status=Failure')
    expect(rows.filter(({ id }) => id === uuid(1))).toHaveLength(1)
  })

  it('keeps how long one took by the events, as LXD does not touch `updated_at` at the end', async () => {
    const word = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' }
    const say = (status: string, timestamp: string) =>
      it_.peer.emit({
        type: 'operation',
        timestamp,
        project: 'default',
        metadata: operation(7, status, word),
      })
    say('Running', '2026-01-01T00:00:00.1Z')
    say('Cancelling', '2026-01-01T00:00:04Z')
    say('Pending', '2026-01-01T00:00:05Z')
    say('Failure', '2026-01-01T00:00:07.25Z')
    say('Running', '2026-01-01T00:00:09Z')
    emit(operation(8, 'Running'))
    await until('worked off', () => get(8))
    const end = { status: 'Cancelled', error: 'No space left', ended: '2026-01-01T00:00:07.25Z' }
    expect(get(7)).toMatchObject(end)
    expect((await page('?status=Cancelled')).rows).toMatchObject([{ id: uuid(7), ...end }])
    // The list of a later connect says nothing of the time, and does not take it away.
    it_.peer.operations = [operation(7, 'Failure', word), operation(2, 'Running'), operation(8, 'Running')]
    const asked = it_.peer.count(({ url }) => url.startsWith('/1.0/operations'))
    it_.peer.cutEvents()
    await until('listed', () => it_.peer.count(({ url }) => url.startsWith('/1.0/operations')) > asked)
    emit(operation(8, 'Success'))
    await until('worked off', () => get(8)?.status === 'Success')
    expect(get(7)).toMatchObject(end)
  })

  it('what vanished while the stream was cut is lost, and what is still listed is not', async () => {
    emit(operation(3, 'Running'))
    await until('both', () => get(3))
    it_.peer.operations = [operation(2, 'Running')]
    it_.peer.cutEvents()
    await until('lost', () => get(3)?.status === 'Lost')
    expect(get(2)?.status).toBe('Running')
    expect((await page('?status=Lost')).rows[0]).toMatchObject({ id: uuid(3) })
    emit(operation(3, 'Success'))
    await until('found again', () => get(3)?.status === 'Success')
    expect((await page('?status=Lost')).rows).toEqual([])
  })

  it('filters by instance, text, project, person, and cuts pages of 100', async () => {
    for (let index = 100; index < 250; index++) emit(operation(index, 'Success'))
    emit(operation(300, 'Success'), 'own')
    await until('all', () => get(300))
    const first = await page()
    expect(first.rows).toHaveLength(100)
    const second = await page(`?before=${first.next}`)
    expect(second.rows.length).toBeGreaterThan(50)
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(
      first.rows.length + second.rows.length,
    )
    expect((await page(`?instance=${it_.id}/default/web120`)).rows.map(({ id }) => id)).toEqual([uuid(120)])
    expect((await page('?text=operation 121')).rows.map(({ id }) => id)).toEqual([uuid(121)])
    expect((await page('?project=own')).rows.map(({ id }) => id)).toEqual([uuid(300)])
    expect((await page('?person=nobody')).rows).toEqual([])
    expect((await page('?before=x')).rows).toEqual([])
  })

  it('S3 shows a person only operations of their projects, also on later pages', async () => {
    const scoped = await it_.test.person(it_.admin, 'scoped', [
      { role: 'viewer', scope: { server: it_.id, project: 'own' } },
    ])
    const rows = OperationPage.parse((await scoped.get('api/operations')).json)
    expect(rows.rows.map(({ id }) => id)).toEqual([uuid(300)])
    expect(rows.next).toBeNull()
  })

  it('are still there after a restart', async () => {
    const before = await page()
    await it_.test.restart()
    expect(await page()).toEqual(before)
  })

  it('keep who started them when the server still lists them after a restart', async () => {
    const people = await it_.test.gantry.context.access.people()
    const person = people.find(({ email }) => email !== 'scoped')
    if (!person) throw new Error('nobody is there')
    emit(operation(400, 'Success'))
    await until('ended', () => get(400))
    it_.test.gantry.context.operations.startedBy(it_.id, uuid(400), { person, sessionId: 'none' })
    expect((await page()).rows.find(({ id }) => id === uuid(400))?.person?.name).toBe(person.name)
    it_.peer.operations = [operation(400, 'Success')]
    const asked = it_.peer.count(({ url }) => url.startsWith('/1.0/operations'))
    await it_.test.restart()
    await until('listed', () => it_.peer.count(({ url }) => url.startsWith('/1.0/operations')) > asked)
    await until('worked off', () => {
      emit(operation(401, 'Success'))
      return get(401)
    })
    expect(get(400)?.person?.name).toBe(person.name)
    expect((await page(`?person=${person.id}`)).rows.map(({ id }) => id)).toEqual([uuid(400)])
  })
})
