// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { neverExpires } from './expiry.ts'
import { useExpiry } from './use-expiry.ts'

it('an emptied date is nothing that could be sent, and not “never”', () => {
  const { result } = renderHook(() => useExpiry('date', '2999-01-01T00:00:00Z'))
  expect(result.current.sent).toBe('2999-01-01T00:00:00Z')
  act(() => result.current.fields.onDate(''))
  expect(result.current.sent).toBeNull()
  expect(result.current.can.ok).toBe(false)
  expect(result.current.fields.problem).toBe('Choose a date in the future')
  act(() => result.current.fields.onChoice('never'))
  expect(result.current.sent).toBe(neverExpires)
  expect(result.current.fields.problem).toBeUndefined()
})
