// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { changePreferences, stepFontSize, terminalPreferences } from './preferences.ts'

const key = 'gantry.terminal'
const kept = (): unknown => JSON.parse(localStorage.getItem(key) ?? '{}')

beforeEach(() => changePreferences({ fontSize: 13, theme: 'gantry', clipboard: false, height: 340 }))

it('keeps what is changed in this browser', () => {
  changePreferences({ theme: 'contrast' })
  expect(terminalPreferences.get()).toMatchObject({ theme: 'contrast', fontSize: 13 })
  expect(kept()).toMatchObject({ theme: 'contrast', fontSize: 13 })
})

it.each([
  [1, 32],
  [-1, 8],
] as const)('steps the letters by %d up to %d and stays there', (by, end) => {
  for (let step = 0; step < 40; step += 1) stepFontSize(by)
  expect(terminalPreferences.get().fontSize).toBe(end)
  stepFontSize(by === 1 ? -1 : 1)
  expect(terminalPreferences.get().fontSize).toBe(end - by)
})
