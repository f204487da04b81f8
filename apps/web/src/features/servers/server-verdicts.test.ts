import { allows, type Binding } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { describe, expect, it } from 'vitest'
import { serverRow } from './server-row-fixture.ts'
import { canAdd, canChange, canRetry, canTrust } from './server-verdicts.ts'

const mayOf =
  (...bindings: Binding[]) =>
  (...asked: Parameters<typeof allows> extends [unknown, ...infer Rest] ? Rest : never) =>
    allows(bindings, ...asked)
const admin = mayOf({ role: 'admin', scope: { everything: true } })
const adminOfAlpha = mayOf({ role: 'admin', scope: { server: 'alpha01' } })
const manager = mayOf({ role: 'manager', scope: { everything: true } })

describe('changing a server', () => {
  it('is for administrators of that server', () => {
    expect(canChange(serverRow(), admin).ok).toBe(true)
    expect(canChange(serverRow(), adminOfAlpha).ok).toBe(true)
    expect(canChange(serverRow({ id: 'beta002' }), adminOfAlpha).ok).toBe(false)
    expect(canChange(serverRow(), manager).ok).toBe(false)
  })

  it('is not adding one', () => {
    expect(canAdd(admin).ok).toBe(true)
    expect(canAdd(adminOfAlpha).ok).toBe(false)
  })
})

describe('trying a server again', () => {
  it.each<[ServerRow['state'], boolean]>([
    ['unreachable', true],
    ['untrusted', true],
    ['connecting', true],
    ['online', false],
    ['disabled', false],
    ['pin-mismatch', false],
  ])('%s: %s', (state, expected) => {
    const verdict = canRetry(serverRow({ state }))
    expect(verdict.ok).toBe(expected)
    expect('why' in verdict).toBe(!expected)
  })
})

describe('trusting a new certificate', () => {
  const changed = serverRow({ state: 'pin-mismatch', presented: 'b'.repeat(64) })

  it('needs an administrator and a certificate that is shown', () => {
    expect(canTrust(changed, admin).ok).toBe(true)
    expect(canTrust(changed, manager).ok).toBe(false)
    expect(canTrust({ ...changed, presented: null }, admin).ok).toBe(false)
  })
})
