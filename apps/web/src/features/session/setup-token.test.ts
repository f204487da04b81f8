// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { takeSetupToken } from './setup-token.ts'

it('takes the token out of the address bar at once, and remembers it', () => {
  history.replaceState(null, '', '/setup#token=secret')
  expect(takeSetupToken()).toBe('secret')
  expect(location.hash).toBe('')
  expect(takeSetupToken()).toBe('secret')
})
