import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operationToRow } from '../../src/fleet/operations/operation-to-row.ts'
import { compareTimes, laterOf } from '../../src/fleet/operations/order.ts'
import { progressOf } from '../../src/fleet/operations/progress.ts'

const base: OperationRow = {
  server: 'abcdef',
  id: 'one',
  project: 'default',
  member: null,
  description: 'Starting instance',
  status: 'Pending',
  progress: null,
  resources: [],
  cancellable: false,
  error: '',
  created: '2026-01-01T00:00:00Z',
  updated: '2026-01-01T00:00:00.000000000Z',
  ended: null,
  person: null,
  requestor: null,
}

const at = (nanosecond: number): string => `2026-01-01T00:00:00.${String(nanosecond).padStart(9, '0')}Z`

/** What a server says of one operation, in its true order. */
const history = fc
  .record({
    steps: fc.integer({ min: 0, max: 8 }),
    end: fc.constantFrom('Success' as const, 'Failure' as const, 'Cancelled' as const),
  })
  .map(({ steps, end }) => {
    const words: OperationRow[] = [{ ...base }]
    for (let step = 1; step <= steps; step++) {
      words.push({
        ...base,
        status: 'Running',
        updated: at(step),
        progress: { percent: step, text: `${step}%` },
      })
    }
    words.push({ ...base, status: end, updated: at(steps + 1), ended: at(steps + 1) })
    return words
  })

/** The same words reordered, doubled, and some of them lost. */
const delivered = history.chain((words) =>
  fc
    .array(fc.nat({ max: words.length - 1 }), { maxLength: 20 })
    .map((picks) => ({ words, heard: picks.flatMap((pick) => words[pick] ?? []) })),
)

const hear = (heard: OperationRow[]): OperationRow | undefined =>
  heard.reduce<OperationRow | undefined>((known, word) => laterOf(known, word), undefined)

describe('R4 the order of operations', () => {
  it('an ended one never runs again, whatever comes after', () => {
    fc.assert(
      fc.property(delivered, ({ heard }) => {
        let known: OperationRow | undefined
        for (const word of heard) {
          const before = known
          known = laterOf(known, word)
          if (before && hasEnded(before.status)) expect(hasEnded(known.status)).toBe(true)
        }
      }),
    )
  })

  it('once the end was heard, all orders give the same', () => {
    fc.assert(
      fc.property(delivered, ({ words, heard }) => {
        const end = words.at(-1)
        if (!end || !heard.includes(end)) return
        expect(hear(heard)).toEqual(end)
        expect(hear([...heard].reverse())).toEqual(end)
      }),
    )
  })

  it('without an end, the latest word heard wins', () => {
    fc.assert(
      fc.property(delivered, ({ heard }) => {
        const running = heard.filter((word) => !hasEnded(word.status))
        const latest = [...running].sort((a, b) => compareTimes(a.updated, b.updated)).at(-1)
        expect(hear(running)?.updated).toBe(latest?.updated)
      }),
    )
  })

  it('a status never goes back, though every word has the same time', () => {
    const words = (['Pending', 'Running', 'Cancelling', 'Cancelled'] as const).map((status) => ({
      ...base,
      status,
      ended: status === 'Cancelled' ? base.updated : null,
    }))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), (heard) => {
        const furthest = Math.max(...heard.map((word) => words.indexOf(word)))
        expect(hear(heard)?.status).toBe(words[furthest]?.status)
      }),
    )
  })

  it('of two words of one status the later wins, and of two equal ones the second', () => {
    const running = (step: number, text: string): OperationRow => ({
      ...base,
      status: 'Running',
      updated: at(step),
      progress: { percent: null, text },
    })
    expect(hear([running(2, 'new'), running(1, 'old')])?.progress?.text).toBe('new')
    expect(hear([running(1, 'first'), running(1, 'second')])?.progress?.text).toBe('second')
    const list = { ...base, status: 'Pending' as const, updated: at(3) }
    expect(hear([running(2, 'event'), list])?.progress?.text).toBe('event')
  })

  it('what was being cancelled and then failed is cancelled, in any order, and keeps the text', () => {
    const cancelling: OperationRow = { ...base, status: 'Cancelling' }
    const cancelled: OperationRow = { ...base, status: 'Cancelled', ended: at(1) }
    const failure: OperationRow = { ...base, status: 'Failure', error: 'context canceled', ended: at(2) }
    const running: OperationRow = { ...base, status: 'Running' }
    for (const middle of [[cancelling], [cancelled], [cancelling, cancelled]]) {
      fc.assert(
        fc.property(
          fc.shuffledSubarray([base, running, ...middle, ...middle, failure], { minLength: 1 }),
          (rest) => {
            const heard = [...rest, ...middle, failure, ...rest]
            for (const order of [heard, [...heard].reverse()]) {
              expect(hear(order)).toMatchObject({
                status: 'Cancelled',
                error: 'context canceled',
                ended: at(2),
              })
            }
          },
        ),
      )
    }
    expect(hear([running, failure])).toMatchObject({ status: 'Failure', error: 'context canceled' })
  })

  it('a real end replaces our guess that it was lost, and a running word does not', () => {
    const lost: OperationRow = {
      ...base,
      status: 'Lost',
      updated: at(900),
      ended: at(900),
      error: 'forgotten',
    }
    const success: OperationRow = { ...base, status: 'Success', updated: at(5), ended: at(5) }
    expect(laterOf(lost, success).status).toBe('Success')
    expect(laterOf(success, lost).status).toBe('Success')
    expect(laterOf({ ...base, status: 'Running' }, lost).status).toBe('Lost')
  })

  it('keeps the person, whichever word brought it', () => {
    const person = { id: 'p', name: 'Ada' }
    expect(laterOf({ ...base, person }, { ...base, status: 'Running', updated: at(1) }).person).toEqual(
      person,
    )
    expect(laterOf({ ...base, status: 'Success', updated: at(3) }, { ...base, person }).person).toEqual(
      person,
    )
  })

  it('compares times down to the nanosecond and across zones', () => {
    expect(compareTimes('2026-01-01T00:00:00.123456788Z', '2026-01-01T00:00:00.123456789Z')).toBeLessThan(0)
    expect(compareTimes('2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z')).toBe(0)
    expect(compareTimes('2026-01-01T00:00:00.1Z', '2026-01-01T00:00:00.09Z')).toBeGreaterThan(0)
  })
})

describe('an operation as a row', () => {
  const upstream = {
    id: '11CBF0EC-f97a-40ea-b107-be6130ac0a5d',
    class: 'task',
    description: 'Creating instance',
    created_at: '2026-11-24T11:34:43.230708369Z',
    updated_at: '2026-11-24T11:34:43.382187861Z',
    status: 'Running',
    resources: {
      containers: ['/1.0/containers/web?project=own'],
      instances: ['/1.0/instances/web?project=own'],
    },
    metadata: {
      create_instance_from_image_unpack_progress: 'Unpack: 31% (12.40MB/s)',
      progress: { percent: '31', speed: '12400000', stage: 'create_instance_from_image_unpack' },
    },
    may_cancel: true,
    err: '',
    location: 'none',
  }

  it('names an instance once, in its own project, with progress', () => {
    expect(operationToRow('abcdef', 'default', null, upstream)).toMatchObject({
      id: '11cbf0ec-f97a-40ea-b107-be6130ac0a5d',
      project: 'own',
      member: null,
      status: 'Running',
      resources: [{ kind: 'instance', project: 'own', name: 'web' }],
      progress: { percent: 31, text: 'Unpack: 31% (12.40MB/s)' },
      cancellable: true,
      ended: null,
    })
  })

  it('an ended one has an end, no progress, and cannot be cancelled', () => {
    expect(
      operationToRow('abcdef', 'default', 'm1', { ...upstream, status: 'Failure', err: 'no space' }),
    ).toMatchObject({
      status: 'Failure',
      error: 'no space',
      ended: upstream.updated_at,
      progress: null,
      cancellable: false,
      member: 'm1',
    })
  })

  it('ends when the event says so, where the server left its `updated_at` as it was', () => {
    const word = { ...upstream, status: 'Success', updated_at: upstream.created_at }
    const end = (at?: string) => operationToRow('abcdef', 'default', null, word, at)?.ended
    expect(end()).toBe(upstream.created_at)
    expect(end('2026-11-24T11:34:47.5Z')).toBe('2026-11-24T11:34:47.5Z')
    expect(end('2026-11-24T11:34:40Z')).toBe(upstream.created_at)
    expect(end('no time')).toBe(upstream.created_at)
    expect(operationToRow('abcdef', 'default', null, upstream, '2026-11-24T11:35:00Z')?.ended).toBeNull()
  })

  it('S5 a token is no operation to show, and what is none is none', () => {
    expect(operationToRow('abcdef', 'default', null, { ...upstream, class: 'token' })).toBeUndefined()
    for (const none of [null, 1, {}, { ...upstream, id: '../x' }, { ...upstream, status: 'Odd' }]) {
      expect(operationToRow('abcdef', 'default', null, none)).toBeUndefined()
    }
    expect(operationToRow('abcdef', 'default', null, { ...upstream, resources: null })?.resources).toEqual([])
  })

  it('R13 no metadata breaks the reading of progress', () => {
    fc.assert(
      fc.property(fc.anything(), (metadata) => {
        const progress = progressOf(metadata)
        if (progress?.percent != null) expect(progress.percent).toBeLessThanOrEqual(100)
      }),
    )
  })

  it.each([
    [{ download_progress: 'rootfs: 31% (12.40MB/s)' }, { percent: 31, text: 'rootfs: 31% (12.40MB/s)' }],
    [
      { container_progress: 'Remapping container filesystem' },
      { percent: null, text: 'Remapping container filesystem' },
    ],
    [{ container_progress: '' }, null],
    [
      { progress: { percent: '0', processed: '900' }, copy_progress: '900B (1kB/s)' },
      { percent: null, text: '900B (1kB/s)' },
    ],
    [{ progress: { percent: '40' } }, { percent: 40, text: '40%' }],
    [null, null],
    [{ fds: { 0: 'x' } }, null],
  ])('reads %j', (metadata, progress) => {
    expect(progressOf(metadata)).toEqual(progress)
  })
})
