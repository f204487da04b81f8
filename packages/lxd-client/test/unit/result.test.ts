import { describe, expect, test } from 'vitest'
import { andThen, fail, mapResult, messageOf, ok } from '../../src/result.ts'

const failure = fail('timeout', 'too late')

describe('results', () => {
  test('have no key for what is not there', () => {
    expect(ok(1)).toStrictEqual({ ok: true, value: 1 })
    expect(ok(1, 'tag')).toStrictEqual({ ok: true, value: 1, etag: 'tag' })
    expect(fail('refused', 'no')).toStrictEqual({ ok: false, kind: 'refused', message: 'no' })
    expect(fail('refused', 'no', 403)).toStrictEqual({
      ok: false,
      kind: 'refused',
      status: 403,
      message: 'no',
    })
  })

  test('mapResult changes a value, keeps the tag, and passes failures on', () => {
    expect(mapResult(ok(1, 'tag'), (value) => value + 1)).toEqual(ok(2, 'tag'))
    expect(mapResult(failure, () => 2)).toBe(failure)
  })

  test('andThen goes on with a value only', async () => {
    expect(await andThen(ok(1), async (value) => ok(value + 1))).toEqual(ok(2))
    expect(await andThen(ok(1), () => failure)).toBe(failure)
    expect(await andThen(failure, () => ok(2))).toBe(failure)
  })
})

describe('messageOf', () => {
  test.each([
    [new Error('broken'), 'broken'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [new AggregateError([new Error('one'), new Error('two')]), 'one; two'],
    [new AggregateError([new Error('one')], 'both failed'), 'both failed'],
  ])('%s', (thrown, message) => {
    expect(messageOf(thrown)).toBe(message)
  })
})
