import { describe, expect, it } from 'vitest'
import { testRow, testServer } from '../instances/test-rows.ts'
import { canRunOn } from './can-open.ts'

const server = testServer()
const bindings = [{ role: 'operator', scope: { everything: true } }] as const
const context = () => ({ server, bindings })
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => testRow({ name: `web-${at}`, status: 'Running' }))

describe('a command on many instances', () => {
  it('runs where it can, and says why not elsewhere', () => {
    const rows = [...many(2), testRow({ name: 'off', status: 'Stopped' })]
    const { verdict, able, unable } = canRunOn(rows, context)
    expect(verdict.ok).toBe(true)
    expect(able.map(({ name }) => name)).toEqual(['web-0', 'web-1'])
    expect(unable).toMatchObject([{ row: { name: 'off' }, why: expect.stringContaining('Stopped') }])
  })

  it('is refused with the reason where it runs nowhere, or on more than 200', () => {
    expect(canRunOn(many(1), () => ({ server, bindings: [] })).verdict).toMatchObject({
      ok: false,
      why: expect.stringContaining('instances.exec'),
    })
    expect(canRunOn(many(200), context).verdict.ok).toBe(true)
    expect(canRunOn(many(201), context).verdict).toMatchObject({
      ok: false,
      why: expect.stringContaining('201'),
    })
  })
})
